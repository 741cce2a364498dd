import type { Changes } from '../../shared/live.ts';
import type { Process } from '../../shared/process.ts';
import type { ChangeBatch } from './change-batch.ts';

/** What the socket told about one list since it was followed. The list decides what of it is news. */
export interface Arrivals {
  /** Newest snapshots by `processKey`, the latest last. */
  processes: ReadonlyMap<string, Process>;
  left: ReadonlyMap<string, number>;
  /** Ids of those that came to match as time passed, whatever their number. */
  joined: ReadonlySet<string>;
  counts: Pick<Changes, 'counts' | 'countsCapped' | 'seq'> | null;
  more: { count: number; seq: number } | null;
}

/** Beyond this many the rest is only counted; nobody reads five hundred waiting rows. */
export const maxArrivals = 500;

export const noArrivals: Arrivals = {
  processes: new Map(),
  left: new Map(),
  joined: new Set(),
  counts: null,
  more: null,
};

export function addArrivals(known: Arrivals, batch: ChangeBatch): Arrivals {
  const processes = new Map(known.processes);
  const left = new Map(known.left);
  for (const [key, process] of batch.processes) {
    processes.delete(key);
    processes.set(key, process);
    left.delete(process.processId);
  }
  for (const [id, seq] of batch.left) left.set(id, seq);
  const joined = new Set([...known.joined, ...batch.joined].filter((id) => !left.has(id)));
  let more = known.more;
  if (batch.more !== null) more = { count: (more?.count ?? 0) + batch.more.count, seq: batch.more.seq };
  for (const [key, process] of processes) {
    if (processes.size <= maxArrivals) break;
    processes.delete(key);
    more = { count: (more?.count ?? 0) + 1, seq: Math.max(more?.seq ?? 0, process.seq) };
  }
  return { processes, left, joined, counts: batch.counts ?? known.counts, more };
}
