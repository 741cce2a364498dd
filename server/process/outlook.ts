import { dueTimes } from '../../shared/due-times.ts';
import type { Limits } from '../../shared/limits.ts';
import { isUnderWay } from '../../shared/states.ts';
import type { FoldedProcess } from './folded.ts';

/** Epoch milliseconds from which on a process is late, or quiet; null where it never is, or nothing is known. */
export interface Outlook {
  dueAt: number | null;
  quietAt: number | null;
}

export const noOutlook: Outlook = { dueAt: null, quietAt: null };

/** What is to be expected of a process by what is usual. Tests count in nothing, so they are never late. */
export function outlook(process: FoldedProcess, limits: Limits | undefined): Outlook {
  if (limits === undefined || process.isTest || !isUnderWay(process.state)) return noOutlook;
  const { stations, archive } = dueTimes(process, limits);
  const known = [...stations, archive].filter((due) => due !== null);
  return {
    dueAt: known.length === 0 ? null : Math.min(...known),
    quietAt: limits.silence === null ? null : Date.parse(process.lastEventAt) + limits.silence,
  };
}
