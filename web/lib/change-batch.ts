import type { Changes } from '../../shared/live.ts';
import type { Process } from '../../shared/process.ts';
import { processKey } from './process-key.ts';

/** What the socket told since the last painting, one entry per process. */
export interface ChangeBatch {
  processes: Map<string, Process>;
  /** Process ids that no longer match the search, with the number at which they left it. */
  left: Map<string, number>;
  /** Process ids that came to match as time passed. */
  joined: Set<string>;
  counts: Pick<Changes, 'counts' | 'countsCapped' | 'seq'> | null;
  /** New matches that were only counted, and the number up to which. */
  more: { count: number; seq: number } | null;
}

export function emptyBatch(): ChangeBatch {
  return { processes: new Map(), left: new Map(), joined: new Set(), counts: null, more: null };
}

/**
 * Adds one message. `list` is false for a message that answers an earlier search: its snapshots are still
 * true, but what it says about the list belongs to another one.
 */
export function addChanges(batch: ChangeBatch, changes: Changes, list: boolean): void {
  const left = new Set(changes.left ?? []);
  for (const process of changes.processes) {
    const key = processKey(process);
    const known = batch.processes.get(key);
    if (known !== undefined && known.seq > process.seq) continue;
    batch.processes.set(key, process);
    if (!left.has(process.processId)) batch.left.delete(process.processId);
  }
  if (!list) return;
  for (const id of left) batch.left.set(id, changes.seq);
  for (const id of left) batch.joined.delete(id);
  for (const id of changes.joined ?? []) batch.joined.add(id);
  if (changes.counts !== undefined) batch.counts = changes;
  if (changes.more !== undefined && changes.more > 0) {
    batch.more = { count: (batch.more?.count ?? 0) + changes.more, seq: changes.seq };
  }
}

/** How many changes a person would count in it. */
export function batchSize(batch: ChangeBatch): number {
  return batch.processes.size + (batch.more?.count ?? 0);
}
