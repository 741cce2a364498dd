import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { processPage } from '../../../shared/api.ts';
import { eventList } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { type ProcessAnswer, processAnswer } from '../../../shared/process-answer.ts';
import { ApiError } from '../../lib/api-error.ts';
import { getJson } from '../../lib/api.ts';
import { appUrl } from '../../lib/base-url.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { searchParams } from '../../lib/search-params.ts';

/**
 * A link may be opened before its process exists, if only by the milliseconds between the vendor's answer and the
 * fold: the page says so at once and looks again, ever more seldom, until it does. Milliseconds.
 */
const lookAgain = { first: 2_000, last: 60_000 };

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'process_not_found';
}

function processApi(processId: string, source: string | undefined, rest = ''): string {
  const path = `api/processes/${encodeURIComponent(processId)}${rest}`;
  if (source === undefined) return path;
  return `${path}${rest.includes('?') ? '&' : '?'}source=${encodeURIComponent(source)}`;
}

/** Null where there is no such process: an answer like any other, which stands while it is asked for again. */
async function readProcess(path: string, signal: AbortSignal): Promise<ProcessAnswer | null> {
  try {
    return await getJson(path, processAnswer, signal);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

export function useProcess(processId: string, source: string | undefined) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: queryKeys.process(processId, source),
    queryFn: ({ signal }) => readProcess(processApi(processId, source), signal),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data === null && Math.min(lookAgain.first * 2 ** (dataUpdateCount - 1), lookAgain.last),
  });
  const { process, seq = 0 } = query.data ?? {};
  // The socket brings the process alone. An archive came, or something after it that changes what it is compared with.
  const behind = process !== undefined && process.completedAt !== null && seq < process.seq;
  useEffect(() => {
    if (behind) void client.invalidateQueries({ queryKey: queryKeys.process(processId, source) });
  }, [client, behind, process?.seq, processId, source]);
  return query;
}

/**
 * The events in timeline order. `seq` is that of the process as it is known here: where it is ahead of the
 * list (the list was read first), the list is read again.
 */
export function useEvents(processId: string, source: string | undefined, seq: number | undefined) {
  const client = useQueryClient();
  const queryKey = queryKeys.events(processId, source);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => getJson(processApi(processId, source, '/events'), eventList, signal),
    enabled: seq !== undefined,
  });
  const known = query.data?.items;
  const behind = seq !== undefined && known !== undefined && known.every((event) => event.seq < seq);
  useEffect(() => {
    if (behind) void client.invalidateQueries({ queryKey: queryKeys.events(processId, source) });
  }, [client, behind, seq, processId, source]);
  return query;
}

/**
 * The process as it was at a moment, one of its events. `seq` is that of the process as it is known here: what was told
 * since may have changed its past. Null for the present, of which nothing is asked.
 */
export function usePast(process: Process, source: string | undefined, at: string | null) {
  const { processId, seq } = process;
  return useQuery({
    queryKey: queryKeys.past(processId, source ?? null, at ?? '', seq),
    queryFn: ({ signal }) => getJson(processApi(processId, source, `?at=${at ?? ''}`), processAnswer, signal),
    enabled: at !== null,
    placeholderData: (known) => (at === null ? undefined : known),
    staleTime: Infinity,
  });
}

/** As many as a dialog shows without scrolling. */
const candidates = 8;

/** What a process can be compared with: the latest of its workflow, or what a search finds among all. */
export function useCandidates(workflow: string, q: string) {
  const params = searchParams(q, { limit: String(candidates + 1), ...(q === '' ? { workflow } : {}) });
  return useQuery({
    queryKey: queryKeys.candidates(params.toString()),
    queryFn: ({ signal }) => getJson(`api/processes?${params.toString()}`, processPage, signal),
    placeholderData: (known) => known,
  });
}

/** Where a file that a delivery carried can be downloaded. */
export function deliveryFileUrl(id: number, index: number): string {
  return appUrl(`api/deliveries/${id}/files/${index}`).href;
}
