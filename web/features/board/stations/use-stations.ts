import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { maxVisible } from '../../../../shared/live.ts';
import type { StationBoard } from '../../../../shared/stations.ts';
import { ApiError } from '../../../lib/api-error.ts';
import type { Arrivals } from '../../../lib/arrivals.ts';
import { useFollowList } from '../../../lib/live.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { viewQuery, type BoardView } from '../board-view.ts';
import { layOutColumns } from './lay-out-columns.ts';
import { countsOptions, fetchStations, stationsList, stationsOptions } from './queries.ts';

/** Milliseconds between two readings of the columns while things change. */
const rest = 2500;

/** The columns of a view, kept live. Cards keep their places until `showMoved`. */
export function useStations(view: BoardView) {
  const client = useQueryClient();
  const q = viewQuery(view);
  const query = useQuery({ ...stationsOptions(view), placeholderData: keepPreviousData });
  const { data: read } = useQuery({ ...countsOptions(view), placeholderData: keepPreviousData });
  const { data: arrivals } = useQuery<Arrivals>({
    queryKey: queryKeys.arrivals(stationsList(view)),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  const { data, error, isPlaceholderData, refetch } = query;
  const refusal = error instanceof ApiError && error.code === 'bad_query' ? error : null;
  const [shown, setShown] = useState<{ q: string; board: StationBoard } | null>(null);
  if (data !== undefined && !isPlaceholderData && shown?.q !== q) setShown({ q, board: data });

  const after = isPlaceholderData ? undefined : data?.seq;
  const visible = useMemo(() => {
    const cards = shown?.board.workflows.flatMap(({ columns }) => columns.flatMap((each) => each.cards));
    return new Map(cards?.slice(0, maxVisible).map(({ processId, seq }) => [processId, seq]));
  }, [shown]);
  const known = after !== undefined;
  useFollowList(
    useMemo(
      () => (after === undefined ? null : { list: { q, sort: 'stations' }, after, visible }),
      // eslint-disable-next-line react-hooks/exhaustive-deps -- a later answer needs no other follow
      [q, known, visible],
    ),
  );

  // What came is in the next answer; the timer runs on while more comes, so that a busy hour does not put it off.
  const isNews = known && arrivals !== undefined && newestOf(arrivals) > after;
  useEffect(() => {
    if (!isNews) return;
    const timer = window.setInterval(() => void refetch(), rest);
    return () => window.clearInterval(timer);
  }, [isNews, refetch]);

  const board = shown?.board;
  const columns = useMemo(
    () => (data === undefined || board === undefined ? null : layOutColumns(board, data, arrivals)),
    [data, board, arrivals],
  );
  const told = arrivals?.counts?.counts !== undefined && arrivals.counts.seq >= (read?.seq ?? 0);
  return {
    columns,
    leftOut: data?.leftOut ?? 0,
    counts: told ? arrivals.counts?.counts : read?.counts,
    capped: (told ? arrivals.counts?.countsCapped : read?.countsCapped) ?? false,
    outdated: isPlaceholderData,
    /** Why the search cannot be read, in the server's words; null where it can. */
    refusal,
    /** Why there are no columns; null while there are. */
    error: data === undefined && refusal === null ? error : null,
    retry: () => void refetch(),
    /** Read again: the socket may have told what the last answer does not show yet. */
    showMoved: async () => {
      const { queryKey } = stationsOptions(view);
      try {
        const board = await fetchStations(view, null);
        // What is on its way may be older.
        await client.cancelQueries({ queryKey });
        client.setQueryData(queryKey, board);
        setShown({ q, board });
      } catch {
        // The query itself then shows why, with its way to try again.
        void refetch();
      }
    },
  };
}

/** Number of the newest change that the socket told. */
function newestOf({ processes, left, more, counts }: Arrivals): number {
  const seqs = [...[...processes.values()].map(({ seq }) => seq), ...left.values()];
  return Math.max(0, more?.seq ?? 0, counts?.seq ?? 0, ...seqs);
}
