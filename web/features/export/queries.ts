import { useQuery } from '@tanstack/react-query';
import { exportEstimate, exportProgress } from '../../../shared/export.ts';
import { ApiError } from '../../lib/api-error.ts';
import { getJson, remove } from '../../lib/api.ts';
import type { ExportSubject } from '../../lib/export-subject.ts';
import { type ExportChoice, exportPath, type ExportReader } from './export-path.ts';

/** How large the file would be; `isWanted` is false of what is made in one piece. */
export function useEstimate(
  subject: ExportSubject,
  choice: ExportChoice,
  reader: ExportReader,
  isWanted: boolean,
) {
  const path = exportPath(subject, choice, reader, 'estimate');
  return useQuery({
    queryKey: ['export estimate', path],
    queryFn: ({ signal }) => getJson(path, exportEstimate, signal),
    enabled: isWanted,
    placeholderData: (known) => known,
    staleTime: 10_000,
  });
}

const lookAgain = 400;

/** How far a file is; undefined until the browser has asked for it. `id` is null while none is. */
export function useProgress(id: string | null) {
  return useQuery({
    queryKey: ['export progress', id],
    queryFn: async ({ signal }) => {
      try {
        return await getJson(`api/exports/${id ?? ''}`, exportProgress, signal);
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'running' ? false : lookAgain),
  }).data;
}

export async function stopExport(id: string): Promise<void> {
  await remove(`api/exports/${id}`);
}
