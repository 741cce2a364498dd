import { queryOptions } from '@tanstack/react-query';
import { processPage } from '../../../../shared/api.ts';
import { stationBoard, type StationBoard } from '../../../../shared/stations.ts';
import { getJson } from '../../../lib/api.ts';
import { queryKeys, type ListQuery } from '../../../lib/query-keys.ts';
import { searchParams } from '../../../lib/search-params.ts';
import { viewQuery, type BoardView } from '../board-view.ts';

/** The search under a name of its own: its rows are others than those of the board. */
export function stationsList(view: BoardView): ListQuery {
  return { q: viewQuery(view), sort: 'stations' };
}

/** `after`: any answer that knows more than this number will do, also one that was made for another page; null for a new one. */
export async function fetchStations(
  view: BoardView,
  after: number | null,
  signal?: AbortSignal,
): Promise<StationBoard> {
  const params = searchParams(stationsList(view).q);
  if (after !== null) params.set('after', String(after));
  return getJson(`api/stations?${params.toString()}`, stationBoard, signal);
}

export function stationsOptions(view: BoardView) {
  const list = stationsList(view);
  return queryOptions({
    queryKey: queryKeys.stations(list),
    queryFn: ({ client, signal }) => {
      const known = client.getQueryData<StationBoard>(queryKeys.stations(list));
      return fetchStations(view, known?.seq ?? null, signal);
    },
    staleTime: Infinity,
  });
}

/** Only its counters are wanted. */
export function countsOptions(view: BoardView) {
  const { q } = stationsList(view);
  return queryOptions({
    queryKey: queryKeys.stationCounts(q),
    queryFn: ({ signal }) =>
      getJson(`api/processes?${searchParams(q, { limit: '1' }).toString()}`, processPage, signal),
    staleTime: Infinity,
  });
}
