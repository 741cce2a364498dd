import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import {
  processPage,
  removedTests,
  sampleAnswer,
  type ProcessPage,
  type RemovedTests,
} from '../../../shared/api.ts';
import { getJson, postJson, removeJson } from '../../lib/api.ts';
import type { Arrivals } from '../../lib/arrivals.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { viewList, viewQuery, type BoardView } from './board-view.ts';

/** The first page fills a screen fast, the following ones keep ahead of a thumb. */
const firstPage = 50;
const nextPages = 200;

export async function fetchPage(
  view: BoardView,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ProcessPage> {
  const params = new URLSearchParams({
    sort: view.sort,
    limit: String(cursor === null ? firstPage : nextPages),
  });
  const q = viewQuery(view);
  if (q !== '') params.set('q', q);
  if (cursor !== null) params.set('cursor', cursor);
  return getJson(`api/processes?${params.toString()}`, processPage, signal);
}

/** Never stale by age: the socket keeps what is there true, and only the person asks for a new order. */
export function listOptions(view: BoardView) {
  return infiniteQueryOptions({
    queryKey: queryKeys.processes(viewList(view)),
    queryFn: ({ pageParam, signal }) => fetchPage(view, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Infinity,
  });
}

/** What the socket told about the list; only `lib/live.ts` writes it. */
export function arrivalsOptions(view: BoardView) {
  return queryOptions<Arrivals>({ queryKey: queryKeys.arrivals(viewList(view)), queryFn: skipToken });
}

export function playSample(): Promise<{ processId: string }> {
  return postJson('api/sample', {}, sampleAnswer);
}

/** Removes the tests that a search finds, up to a number. */
export function removeTests(q: string): Promise<RemovedTests> {
  return removeJson(`api/tests?${new URLSearchParams({ q }).toString()}`, removedTests);
}

export function exportPath(view: BoardView, format: 'csv' | 'json'): string {
  return `api/export?${new URLSearchParams({ format, q: viewQuery(view) }).toString()}`;
}
