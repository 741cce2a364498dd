import type { Counts } from './api.ts';
import { processStates } from './states.ts';

/** All that was counted: each process is in one state, while the other numbers tell what is so besides. */
export function totalOf(counts: Counts): number {
  return processStates.reduce((sum, state) => sum + counts[state], 0);
}
