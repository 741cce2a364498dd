import type { Connection } from './open.ts';

/** Frames of write-ahead log from which on they are moved into the main file: about 40 MB. */
const mostFrames = 10_000;
/** Commits between two looks. */
const interval = 32;

/**
 * Moves the write-ahead log into the main file from time to time. SQLite would do so by itself and tell nobody when a
 * write of it fails; here it throws, before the commit that it comes with has begun.
 */
export function createCheckpoint(client: Pick<Connection['client'], 'pragma'>): () => void {
  let commits = 0;
  return () => {
    commits += 1;
    if (commits % interval !== 0) return;
    const [state] = client.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    if (state && state.log - state.checkpointed >= mostFrames) client.pragma('wal_checkpoint(PASSIVE)');
  };
}
