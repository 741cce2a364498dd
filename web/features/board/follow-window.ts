import { maxVisible } from '../../../shared/live.ts';
import type { Row } from './board-rows.ts';

/** The window moves in steps of this many rows, so that scrolling does not talk to the server all the time. */
const step = 50;

/**
 * The rows to follow when `first` is the topmost one on the screen: as many as the server takes, with those
 * around the screen in the middle. Id to the number its page was read at.
 */
export function followWindow(rows: readonly Row[], first: number): Map<string, number> {
  const around = Math.floor(first / step) * step - (maxVisible - 2 * step) / 2;
  const start = Math.max(0, Math.min(around, rows.length - maxVisible));
  return new Map(
    rows.slice(start, start + maxVisible).map(({ process, readAt }) => [process.processId, readAt]),
  );
}
