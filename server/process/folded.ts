import type { Process } from '../../shared/process.ts';

/** A process as its facts tell it; when it is late or quiet depends on what is usual, which they do not tell. */
export type FoldedProcess = Omit<Process, 'dueAt' | 'quietAt'>;
