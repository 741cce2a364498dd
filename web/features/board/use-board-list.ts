import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { useFollowList } from '../../lib/live.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { listCounts, listRows, type Screen, waitingFor } from './board-rows.ts';
import { viewList, viewQuery, type BoardView } from './board-view.ts';
import { followWindow } from './follow-window.ts';
import { arrivalsOptions, fetchPages, listOptions } from './queries.ts';

const noPages: never[] = [];

/**
 * The list of a view, kept live. Rows keep their places: what the socket tells is written into them where
 * they stand, and what has no row yet waits until `showWaiting`. `screen` tells the rows on the screen.
 */
export function useBoardList(view: BoardView, screen: Screen) {
  const client = useQueryClient();
  const q = viewQuery(view);
  const options = listOptions(view);
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const { data: told } = useQuery(arrivalsOptions(view));
  const arrivals = view.at === null ? told : undefined;
  const { error } = query;
  const refusal = error instanceof ApiError && error.code === 'bad_query' ? error : null;
  // Half a word is often no search yet: what was found before stays until there is an answer again.
  const [kept, setKept] = useState(query.data);
  if (query.data !== undefined && query.data !== kept) setKept(query.data);
  const data = refusal === null ? query.data : kept;
  const outdated = query.isPlaceholderData || refusal !== null;
  const pages = data?.pages ?? noPages;
  const rows = useMemo(() => listRows(pages), [pages]);
  const readTime = query.dataUpdatedAt;
  const [refreshing, setRefreshing] = useState(false);

  const isPast = view.at !== null;
  // Rows stand in their own moment until those of another one are here.
  const [shownAt, setShownAt] = useState(view.at);
  if (!outdated && query.data !== undefined && shownAt !== view.at) setShownAt(view.at);
  // A search may look at many that do not match: it goes on by itself until there is a row, or no more.
  const { hasNextPage, isFetchNextPageError, fetchNextPage } = query;
  const searching = rows.length === 0 && hasNextPage && !outdated && !isFetchNextPageError;
  useEffect(() => {
    if (searching) void fetchNextPage();
  }, [searching, pages.length, fetchNextPage]);

  const after = outdated ? undefined : pages[0]?.seq;
  const known = after !== undefined;
  const window = useMemo(() => followWindow(rows, screen.first), [rows, screen.first]);
  const ids = [...window.keys()].join('\n');
  useFollowList(
    useMemo(
      () => {
        if (isPast) return 'nothing';
        return after === undefined ? null : { list: { q, sort: view.sort }, after, visible: window };
      },
      // eslint-disable-next-line react-hooks/exhaustive-deps -- the window is rebuilt with each change of a row; only other rows make another
      [q, view.sort, isPast, known, ids],
    ),
  );

  const showWaiting = useCallback(
    async (least = 0) => {
      setRefreshing(true);
      try {
        client.setQueryData(listOptions(view).queryKey, await fetchPages(view, least));
      } catch {
        // The query itself then shows why, with its way to try again.
        await client.invalidateQueries({ queryKey: queryKeys.processes(viewList(view)) });
      } finally {
        setRefreshing(false);
      }
    },
    [client, view],
  );

  return {
    rows,
    arrivals,
    counts: listCounts(pages, arrivals),
    waiting: waitingFor(pages, rows, arrivals, view.sort, readTime, screen),
    /** Number that the list was read at; what left the search after it is still on its row. */
    readAt: pages[0]?.seq ?? 0,
    /** The moment of the past that the rows show, in epoch milliseconds; null for the present. */
    at: shownAt,
    /** Number of the newest event that the list and its counters know of. */
    seq: Math.max(pages[0]?.seq ?? 0, arrivals?.counts?.seq ?? 0),
    loading: query.isPending || searching,
    /** True where the rows are those of the search before this one. */
    outdated,
    /** Why the search cannot be read, in the server's words; null where it can. */
    refusal,
    /** Why there is no list; null while there is one. */
    error: data === undefined ? error : null,
    retry: () => void query.refetch(),
    hasMore: hasNextPage && !outdated,
    /** True where the next page was asked for and did not come. */
    moreFailed: isFetchNextPageError,
    loadMore: () => {
      if (!query.isFetchingNextPage) void fetchNextPage();
    },
    showWaiting,
    refreshing,
  };
}

export type BoardList = ReturnType<typeof useBoardList>;
