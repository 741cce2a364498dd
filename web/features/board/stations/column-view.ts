import { andQueries } from '../../../../shared/anded-terms.ts';
import { writeTerm } from '../../../../shared/query-text.ts';
import type { BoardView } from '../board-view.ts';

/** The board's view of all that stands in a column; `names` are those of the other columns. */
export function columnView(
  view: BoardView,
  workflow: string,
  name: string | null,
  names: readonly string[],
): BoardView {
  const terms = name === null ? names.map((each) => `-${writeTerm('at', each)}`) : [writeTerm('at', name)];
  return {
    ...view,
    q: andQueries([view.q, ...terms]),
    state: view.state ?? 'running',
    workflow,
    sort: 'attention',
    sel: null,
  };
}
