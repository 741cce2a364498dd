import type { Process } from '../../../shared/process.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import { toIso } from '../../process/iso.ts';
import { readDueAt } from './attention.ts';
import { processes, snapshots } from './projection-schema.ts';

/** What a process is read from: its snapshot, and of its row what changes without an event. */
export const keptColumns = {
  snapshot: snapshots.snapshot,
  attention: processes.attention,
  quietAt: processes.quietAt,
};

export function toProcess(kept: { snapshot: string; attention: number; quietAt: number | null }): Process {
  const folded = JSON.parse(kept.snapshot) as FoldedProcess;
  return { ...folded, dueAt: isoOf(readDueAt(kept.attention)), quietAt: isoOf(kept.quietAt) };
}

function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toIso(milliseconds * 1000);
}
