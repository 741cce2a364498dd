import type { Connection } from './open.ts';

/** Frames of write-ahead log, of 4 kB each, from which on they are moved while deliveries come in: about 40 MB. */
const mostFrames = 10_000;
/** Commits between two looks. */
const interval = 32;
/** In quiet moments so few are moved that it hardly takes longer than syncing them. */
const fewFrames = 250;

/**
 * Moves the write-ahead log into the main file from time to time. SQLite would do so by itself and tell nobody when a
 * write of it fails; here it throws, before the commit that it comes with has begun.
 */
export function createCheckpoint(client: Pick<Connection['client'], 'pragma'>) {
  let commits = 0;

  /** Frames that are in the log alone. */
  function unmoved(): number {
    const [state] = client.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return state ? state.log - state.checkpointed : 0;
  }

  /** True where there were so many, and some of them could be moved: another program's reading keeps them where they are. */
  function moveFrom(frames: number): boolean {
    const before = unmoved();
    if (before < frames) return false;
    client.pragma('wal_checkpoint(PASSIVE)');
    return unmoved() < before;
  }

  return {
    /** To be called before each commit. */
    mind(): void {
      commits += 1;
      if (commits % interval === 0) moveFrom(mostFrames);
    },
    /** For quiet moments, so that there never is much to move at once. */
    moveSome: () => moveFrom(fewFrames),
    /** Moves the rest and cuts the file of the log. False where another program's reading keeps it. */
    empty(): boolean {
      const [state] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return state?.busy === 0;
    },
  };
}

export type Checkpoint = ReturnType<typeof createCheckpoint>;
