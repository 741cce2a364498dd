import { infiniteQueryOptions, queryOptions, skipToken, type InfiniteData } from '@tanstack/react-query';
import { processPage, type ProcessPage, type Sort } from '../../../shared/api.ts';
import { getJson } from '../../lib/api.ts';
import type { Arrivals } from '../../lib/arrivals.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { searchParams } from '../../lib/search-params.ts';
import { viewList, viewQuery, type BoardView } from './board-view.ts';

/** The first page fills a screen fast, the following ones keep ahead of a thumb. */
const firstPage = 50;
const nextPages = 200;

async function fetchPage(view: BoardView, cursor: string | null, signal?: AbortSignal): Promise<ProcessPage> {
  const params = searchParams(viewQuery(view), {
    sort: shownSort(view),
    limit: String(cursor === null ? firstPage : nextPages),
  });
  if (cursor !== null) params.set('cursor', cursor);
  if (view.at !== null) params.set('at', new Date(view.at).toISOString());
  return getJson(`api/processes?${params.toString()}`, processPage, signal);
}

/** The past has only the orders that time does not change. */
export function shownSort({ sort, at }: BoardView): Sort {
  return at === null || sort === 'oldest' ? sort : 'started';
}

/** The pages that hold the first rows, at least so many of them where there are so many. */
export async function fetchPages(
  view: BoardView,
  least: number,
): Promise<InfiniteData<ProcessPage, string | null>> {
  const pages: ProcessPage[] = [];
  const pageParams: (string | null)[] = [];
  let [cursor, rows]: [string | null, number] = [null, 0];
  do {
    const page = await fetchPage(view, cursor);
    pages.push(page);
    pageParams.push(cursor);
    cursor = page.nextCursor;
    rows += page.items.length;
  } while (cursor !== null && rows < least);
  return { pages, pageParams };
}

/**
 * Never stale by age: the socket keeps what is there true, and only the person asks for a new order. The past changes
 * with what arrives late, which is seen the next time.
 */
export function listOptions(view: BoardView) {
  const list = { ...viewList(view), sort: shownSort(view) };
  return infiniteQueryOptions({
    queryKey: view.at === null ? queryKeys.processes(list) : queryKeys.pastProcesses(list, view.at),
    queryFn: ({ pageParam, signal }) => fetchPage(view, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: view.at === null ? Infinity : 30_000,
  });
}

/** What the socket told about the list; only `lib/live.ts` writes it. */
export function arrivalsOptions(view: BoardView) {
  return queryOptions<Arrivals>({ queryKey: queryKeys.arrivals(viewList(view)), queryFn: skipToken });
}
