import { statSync } from 'node:fs';
import type { Checkpoint } from './checkpoint.ts';
import type { Connection } from './open.ts';

/** Free pages that are kept for what comes next; the rest is given back, so many at a time. */
const keptPages = 256;
const pagesAtATime = 64;
/** Bytes of write-ahead log from which on it is emptied. */
const worthTruncating = 1024 * 1024;

/**
 * Gives back to the disk what packing and deleting set free. For quiet moments: a step takes a millisecond or two, for
 * somebody may come meanwhile.
 */
export function createFreeSpace({ client }: Connection, checkpoint: Checkpoint) {
  const log = `${client.name}-wal`;
  return {
    /** True where there is more to give back. */
    giveBackSome(): boolean {
      if (Number(client.pragma('freelist_count', { simple: true })) > keptPages) {
        client.pragma(`incremental_vacuum(${pagesAtATime})`);
        return true;
      }
      const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
      if (size > worthTruncating) checkpoint.empty();
      return false;
    },
  };
}
