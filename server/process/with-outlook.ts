import type { Limits } from '../../shared/limits.ts';
import type { Process } from '../../shared/process.ts';
import type { FoldedProcess } from './folded.ts';
import { toIso } from './iso.ts';
import { outlook } from './outlook.ts';

/**
 * A process that was folded anew, with when it is late or quiet. By what is usual as of now, whatever moment it stands
 * as of: what was usual then, nobody noted. Null where nothing was learned of its workflow.
 */
export function withOutlook(process: FoldedProcess, limits: Limits | null): Process {
  const { dueAt, quietAt } = outlook(process, limits ?? undefined);
  return { ...process, dueAt: isoOf(dueAt), quietAt: isoOf(quietAt) };
}

function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toIso(milliseconds * 1000);
}
