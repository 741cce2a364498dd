import { z } from 'zod';
import { processStates } from '../../../shared/states.ts';

/** What the counters above the list let through: a state, or what time has made of a process. */
export const boardState = z.enum([...processStates, 'late', 'quiet']);
export type BoardState = z.infer<typeof boardState>;

/** All of them, in the order in which people are shown them. */
export const boardStates = [
  'running',
  'late',
  'quiet',
  'submitted',
  'expired',
  'completed',
  'deleted',
  'failed',
  'closed',
] as const satisfies readonly BoardState[];

/** Being late or quiet is asked for by `is:` instead of `state:`. */
export function keyOf(state: BoardState): 'is' | 'state' {
  return state === 'late' || state === 'quiet' ? 'is' : 'state';
}
