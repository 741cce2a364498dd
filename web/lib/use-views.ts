import { queryOptions, useQuery } from '@tanstack/react-query';
import { viewList, type ViewList } from '../../shared/view.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';
import { viewerZone } from './viewer-zone.ts';

/** A view that people keep, with what it finds. */
export type SavedView = ViewList['items'][number];

const none: readonly SavedView[] = [];

const asked = queryOptions({
  queryKey: queryKeys.views,
  queryFn: ({ signal }) =>
    getJson(`api/views?${new URLSearchParams({ zone: viewerZone() })}`, viewList, signal),
  refetchInterval: 5000,
});

/** The saved views in their order, counted again with the counters of the board and every few seconds; empty while they are not known. */
export function useViews(): readonly SavedView[] {
  return useQuery(asked).data?.items ?? none;
}

/** False until the first answer, or until there will be none. */
export function useAreViewsKnown(): boolean {
  return !useQuery(asked).isPending;
}
