import type { Process } from '../../../shared/process.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import { toIso } from '../../process/iso.ts';
import type { Json } from '../queries.ts';
import { readDueAt } from './attention.ts';
import { processes, snapshots } from './projection-schema.ts';

/** What a process is read from: its snapshot, and of its row what changes without an event. */
export const keptColumns = {
  snapshot: snapshots.snapshot,
  attention: processes.attention,
  quietAt: processes.quietAt,
};

interface Kept<Snapshot> {
  snapshot: Snapshot;
  attention: number;
  quietAt: number | null;
}

export function toProcess(kept: Kept<string>): Process {
  return { ...(JSON.parse(kept.snapshot) as FoldedProcess), ...outlookOf(kept) };
}

/** The same, without reading or copying the snapshot on the way. */
export function toProcessJson(kept: Kept<Buffer>): Json {
  const more = JSON.stringify(outlookOf(kept)).replace('{', ',');
  return [kept.snapshot.subarray(0, -1), Buffer.from(more)];
}

function outlookOf({
  attention,
  quietAt,
}: Omit<Kept<never>, 'snapshot'>): Pick<Process, 'dueAt' | 'quietAt'> {
  return { dueAt: isoOf(readDueAt(attention)), quietAt: isoOf(quietAt) };
}

function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toIso(milliseconds * 1000);
}
