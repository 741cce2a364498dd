import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { queryKeys, type DeliveryFilter } from '../../lib/query-keys.ts';
import { patchRows, waitingFor, withWaiting, type ListPage } from './list-news.ts';
import { fetchPage, listOptions, newsOptions } from './queries.ts';

const noPages: ListPage[] = [];
const noNews = { items: [], nextCursor: null };

/**
 * The list of what arrived, kept live. What became of a delivery is written into its row where it stands; what came
 * since waits until `showWaiting`, or comes in by itself where `isLeftAlone` says that this disturbs nobody.
 */
export function useDeliveryList(filter: DeliveryFilter, isLeftAlone: () => boolean) {
  const client = useQueryClient();
  const { verdict, source } = filter;
  const options = useMemo(() => listOptions({ verdict, source }), [verdict, source]);
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const outdated = query.isPlaceholderData;
  const pages = query.data?.pages ?? noPages;
  const isKnown = query.data !== undefined && !outdated;
  const newsQuery = useQuery({ ...newsOptions(verdict), enabled: isKnown });
  const { data: news = noNews, dataUpdatedAt: lookedAt } = newsQuery;
  const rows = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  const waiting = useMemo(
    () => (isKnown ? waitingFor(pages, news, source) : { items: [], isMore: false }),
    [isKnown, pages, news, source],
  );

  const write = useCallback(
    (change: (pages: readonly ListPage[]) => ListPage[]) =>
      client.setQueryData(options.queryKey, (known) => {
        if (known === undefined) return undefined;
        const changed = change(known.pages);
        return { pages: changed, pageParams: known.pageParams.slice(0, changed.length) };
      }),
    [client, options],
  );

  const showWaiting = useCallback(
    async (alone = false) => {
      if (!waiting.isMore) {
        const upTo = news.items[0]?.id ?? 0;
        write((known) => withWaiting(known, waiting, upTo, alone));
        return;
      }
      try {
        const page = await fetchPage({ verdict, source }, null);
        client.setQueryData(options.queryKey, { pages: [page], pageParams: [null] });
      } catch {
        // The query itself then shows why, with its way to try again.
        await client.invalidateQueries({ queryKey: options.queryKey });
      }
    },
    [client, options, verdict, source, waiting, news, write],
  );

  useEffect(() => {
    if (!isKnown) return;
    write((known) => patchRows(known, news));
    const hasNew = waiting.isMore || waiting.items.length > 0;
    if (waiting.items.some((each) => each.verdict === 'quarantined')) {
      void client.invalidateQueries({ queryKey: queryKeys.waiting('quarantined') });
    }
    if (hasNew && (rows.length === 0 || isLeftAlone())) void showWaiting(true);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- each look at the server decides anew, and nothing in between
  }, [lookedAt]);

  return {
    rows,
    waiting,
    loading: query.isPending,
    /** True where the rows are those of the filter before this one. */
    outdated,
    /** Why there is no list; null while there is one. */
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage && !outdated,
    /** True where the next page was asked for and did not come. */
    moreFailed: query.isFetchNextPageError,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    showWaiting,
  };
}

export type DeliveryList = ReturnType<typeof useDeliveryList>;
