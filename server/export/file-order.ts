import { z } from 'zod';
import type { Process } from '../../shared/process.ts';

/**
 * In which order a file may have its processes. Of those of a list the ones that only an event changes: what is late
 * next is learned anew at any time.
 */
export const fileOrder = z.enum(['oldest', 'started', 'updated', 'number']);
export type FileOrder = z.infer<typeof fileOrder>;

/** Where a process stands in a file, the lowest first; by the same that the store's list has its order by. */
export const placeIn: Record<FileOrder, (process: Process) => number> = {
  oldest: ({ startedAt }) => Date.parse(startedAt),
  started: ({ startedAt }) => -Date.parse(startedAt),
  updated: ({ seq }) => -seq,
  number: ({ processNumber }) => (typeof processNumber === 'number' ? -processNumber : 1),
};
