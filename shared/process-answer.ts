import { z } from 'zod';
import { archiveSummary } from './archive.ts';
import { process } from './process.ts';

/** One process with what its page shows beside the line. */
export const processAnswer = z.object({
  process,
  /** Null while none has arrived, and for vendors that send none. */
  archive: archiveSummary.nullable(),
  /** Processes that were made from this one. */
  children: z.array(process),
  /** All events up to this number of the log are in it. */
  seq: z.number().int(),
});
export type ProcessAnswer = z.infer<typeof processAnswer>;
