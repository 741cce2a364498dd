import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { processPage } from '../../../../shared/api.ts';
import { getJson } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { searchParams } from '../../../lib/search-params.ts';
import { viewQuery, type BoardView } from '../board-view.ts';
import type { BoardList } from '../use-board-list.ts';

/** Milliseconds between two questions. */
const rest = 5000;

/**
 * When something last happened in a search, whatever the state it led to, in epoch milliseconds; null while that is not
 * known. The rows know it of themselves; of all others the newest is asked for.
 */
export function useLastEvent(view: BoardView, { rows }: BoardList): number | null {
  const q = viewQuery({ ...view, state: null });
  const params = searchParams(q, { sort: 'updated', limit: '1' });
  const { data } = useQuery({
    queryKey: queryKeys.newest(q),
    queryFn: ({ signal }) => getJson(`api/processes?${params.toString()}`, processPage, signal),
    placeholderData: keepPreviousData,
    refetchInterval: rest,
  });
  const known = [...(data?.items ?? []), ...rows.map(({ process }) => process)];
  const last = Math.max(...known.map(({ lastEventAt }) => Date.parse(lastEventAt)));
  return Number.isFinite(last) ? last : null;
}
