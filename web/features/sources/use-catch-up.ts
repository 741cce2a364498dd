import { useQuery, useQueryClient } from '@tanstack/react-query';
import { catchUpAnswer, type CatchUp } from '../../../shared/source.ts';
import { getJson, postJson } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useAction } from '../../lib/use-action.ts';

/** Milliseconds between two looks at how far it has come. */
const lookAgain = 500;

export interface CatchUpRun {
  /** Null where none was begun, or that is not known yet. */
  progress: CatchUp | null;
  busy: boolean;
  /** Why it could not be begun; what ended it is in `progress`. */
  fault: string | null;
  begin: () => void;
}

/** Has the vendor of a source send again what never arrived; whoever else began it is told of here too. */
export function useCatchUp(sourceId: number): CatchUpRun {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const path = `api/sources/${sourceId}/catch-up`;
  const queryKey = queryKeys.catchUp(sourceId);
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => getJson(path, catchUpAnswer, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.catchUp?.isRunning === true ? lookAgain : false),
  });
  const progress = data?.catchUp ?? null;
  return {
    progress,
    busy: busy || progress?.isRunning === true,
    fault,
    begin() {
      run(async () => {
        const begun = await postJson(path, {}, catchUpAnswer);
        await client.cancelQueries({ queryKey });
        client.setQueryData(queryKey, begun);
      });
    },
  };
}
