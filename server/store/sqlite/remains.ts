import type { Checkpoint } from './checkpoint.ts';

/**
 * Whether the write-ahead log may still hold what was erased from the main file: it does until it is cut. What another
 * run of this program erased may be there too.
 */
export function createRemains(checkpoint: Pick<Checkpoint, 'empty'>) {
  let areLeft = true;
  return {
    /** To be called where something was erased. */
    note(): void {
      areLeft = true;
    },
    /** For quiet moments. Not while another program reads: then the next one does it. */
    clear(): void {
      if (areLeft) areLeft = !checkpoint.empty();
    },
  };
}

export type Remains = ReturnType<typeof createRemains>;
