import { type Changes, maxMatches } from '../../shared/live.ts';
import type { Process } from '../../shared/process.ts';
import type { Filter } from '../search/filter.ts';
import { matches } from '../search/matches.ts';
import type { Batch } from './feed.ts';

/** A board: its search, and the ids on its screen. */
export interface Board {
  filter: Filter;
  visible: ReadonlySet<string>;
}

/** What a board needs of a batch: its own rows, rows that left its search, and new matches. Null for nothing. */
export function boardView({ filter, visible }: Board, { seq, processes }: Batch): Changes | null {
  const shown: Process[] = [];
  const found: Process[] = [];
  const left: string[] = [];
  let more = 0;
  for (const process of processes) {
    const isMatch = matches(filter, process);
    if (visible.has(process.processId)) {
      shown.push(process);
      if (!isMatch) left.push(process.processId);
    } else if (isMatch) {
      if (found.length < maxMatches) found.push(process);
      else more += 1;
    }
  }
  if (shown.length === 0 && found.length === 0) return null;
  const changes: Changes = { seq, processes: [...shown, ...found] };
  if (left.length > 0) changes.left = left;
  if (more > 0) changes.more = more;
  return changes;
}
