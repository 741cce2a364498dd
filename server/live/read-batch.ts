import type { Process } from '../../shared/process.ts';
import type { Store } from '../store/store.ts';

/** Snapshots changed since the last batch, oldest change first; everything up to `seq` is in it or was before. */
export interface Batch {
  seq: number;
  /** Epoch milliseconds at which it was read: what is late or quiet then. */
  at: number;
  /** Nothing happened to its processes: they became late, quiet or so old, or will at another time than was said. */
  isTurned: boolean;
  processes: Process[];
  /** Ids of processes that were removed. */
  removed: string[];
}

/** What changed after a number, about so many processes of it at most. Null where nothing did. */
export async function readBatch(
  store: Pick<Store, 'processesAfter' | 'removedAfter'>,
  after: number,
  limit: number,
  now: () => number,
): Promise<Batch | null> {
  // In this order: whatever changed before the last removal is then among the processes.
  const removals = await store.removedAfter(after);
  const processes = await store.processesAfter(after, limit);
  const last = processes.at(-1)?.seq ?? after;
  const seq = processes.length >= limit ? last : Math.max(last, removals.at(-1)?.seq ?? after);
  if (seq === after) return null;
  return {
    seq,
    at: now(),
    isTurned: false,
    processes,
    removed: removals.filter((each) => each.seq <= seq).map(({ processId }) => processId),
  };
}
