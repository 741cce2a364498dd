import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';
import type { BoardView } from './board-view.ts';
import type { BoardList } from './use-board-list.ts';

/** Asked for once the rows are there. */
const pill = createPart(async () => {
  const [{ SincePill }] = await Promise.all([import('./since/since-pill.tsx'), loadWords('since')]);
  return { SincePill };
});

export interface SinceProps {
  view: BoardView;
  list: BoardList;
  /** Shows only what changed after that number of the log; null shows all. */
  onOnly: (since: number | null) => void;
}

/** What changed since the person last looked. */
export function Since({ view, list, onOnly }: SinceProps) {
  const here = usePart(pill, list.rows.length > 0 || view.since !== null);
  return here === null ? null : <here.SincePill view={view} seq={list.seq} onOnly={onOnly} />;
}
