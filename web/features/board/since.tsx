import { useEffect, useState } from 'react';
import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';
import type { BoardView } from './board-view.ts';
import type { BoardList } from './use-board-list.ts';

const pill = createPart(async () => {
  const [{ SincePill }] = await Promise.all([import('./since/since-pill.tsx'), loadWords('since')]);
  return { SincePill };
});

/** Milliseconds that the board has for itself first: no first view waits for news. */
const afterwards = 1000;

export interface SinceProps {
  view: BoardView;
  list: BoardList;
  /** Shows only what changed after that number of the log; null shows all. */
  onOnly: (since: number | null) => void;
}

/** What changed since the person last looked. */
export function Since({ view, list, onOnly }: SinceProps) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsTime(true), afterwards);
    return () => window.clearTimeout(timer);
  }, []);
  const here = usePart(pill, view.since !== null || (isTime && list.rows.length > 0));
  return here === null ? null : <here.SincePill view={view} seq={list.seq} onOnly={onOnly} />;
}
