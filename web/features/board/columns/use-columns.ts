import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from '../../../lib/store.ts';
import { choose, viewer } from '../../../lib/viewer.ts';
import type { ViewControl } from '../use-board-view.ts';
import { readColumns, usualColumns, type Column } from './column.ts';

/**
 * The columns of the board: those of its address, else those that were last chosen in this browser. These are then
 * written into the address, so that whoever is sent it sees the same.
 */
export function useColumns({ view, adjust }: Pick<ViewControl, 'view' | 'adjust'>) {
  const kept = useStore(viewer).columns;
  const own = useMemo(() => readColumns(kept), [kept]);
  const isUnsaid = view.columns === null && own !== null;
  useEffect(() => {
    if (isUnsaid) adjust({ columns: own });
  }, [isUnsaid, own, adjust]);

  /** Null for the usual ones. */
  const chooseColumns = useCallback(
    (chosen: readonly Column[] | null) => {
      const columns = readColumns(chosen);
      choose({ columns: columns === null ? null : [...columns] });
      adjust({ columns });
    },
    [adjust],
  );
  return { columns: view.columns ?? own ?? usualColumns, chooseColumns };
}
