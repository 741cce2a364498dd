import { queryOptions } from '@tanstack/react-query';
import { processPage } from '../../../../shared/api.ts';
import { stationBoard } from '../../../../shared/stations.ts';
import { getJson } from '../../../lib/api.ts';
import { queryKeys, type ListQuery } from '../../../lib/query-keys.ts';
import { viewQuery, type BoardView } from '../board-view.ts';

/** The search under a name of its own: its rows are others than those of the board. */
export function stationsList(view: BoardView): ListQuery {
  return { q: viewQuery(view), sort: 'stations' };
}

export function stationsOptions(view: BoardView) {
  const list = stationsList(view);
  return queryOptions({
    queryKey: queryKeys.stations(list),
    queryFn: ({ signal }) =>
      getJson(`api/stations?${new URLSearchParams({ q: list.q }).toString()}`, stationBoard, signal),
    staleTime: Infinity,
  });
}

/** Only its counters are wanted. */
export function countsOptions(view: BoardView) {
  const { q } = stationsList(view);
  return queryOptions({
    queryKey: queryKeys.stationCounts(q),
    queryFn: ({ signal }) =>
      getJson(`api/processes?${new URLSearchParams({ q, limit: '1' }).toString()}`, processPage, signal),
    staleTime: Infinity,
  });
}
