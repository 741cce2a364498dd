import { useQuery } from '@tanstack/react-query';
import { exportEstimate, type ExportProgress, exportProgress } from '../../../shared/export.ts';
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
/** So often the server may not know of a file before it counts as failed: ten seconds. */
const mostUnheard = 25;

interface Heard {
  /** Null until the server has heard of it. */
  progress: ExportProgress | null;
  asked: number;
}

/** How far a file is; null until the server has heard of it. `id` is null while there is none. */
export function useProgress(id: string | null): ExportProgress | null {
  const queryKey = ['export progress', id];
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Heard> => {
      const before = client.getQueryData<Heard>(queryKey) ?? { progress: null, asked: 0 };
      try {
        return { ...before, progress: await getJson(`api/exports/${id ?? ''}`, exportProgress, signal) };
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404)) throw error;
        // A server that was started anew has forgotten it, and one that refused it never heard of it.
        const { progress, asked } = before;
        const isLost = progress !== null || asked >= mostUnheard;
        return {
          progress: isLost ? { share: null, bytes: 0, ...progress, state: 'failed' } : null,
          asked: asked + 1,
        };
      }
    },
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) =>
      (data?.progress?.state ?? 'running') === 'running' ? lookAgain : false,
  });
  return data?.progress ?? null;
}

export async function stopExport(id: string): Promise<void> {
  await remove(`api/exports/${id}`);
}
