import { dueTimes } from '../../shared/due-times.ts';
import { lastSubmission } from '../../shared/last-submission.ts';
import { limitsOf } from '../../shared/limits.ts';
import type { Process } from '../../shared/process.ts';
import { isOpen } from '../../shared/states.ts';
import { stationStart } from '../../shared/station-start.ts';
import type { Workflow } from '../../shared/workflow.ts';

/** The late stops of a line, each with the milliseconds that nine in ten stayed below. */
export interface LateStops {
  /** By the place of the station. */
  stations: ReadonlyMap<number, number>;
  archive: number | null;
}

const none: LateStops = { stations: new Map(), archive: null };

/**
 * Whether a process is late is the server's word, so that lists, counters and marks agree. Where it stands at one stop that
 * is the late one; of several those that are past what is usual, and in any case the one that was due first.
 */
export function findLate(process: Process, workflow: Workflow | undefined, now: number): LateStops {
  const due = process.dueAt === null ? null : Date.parse(process.dueAt);
  if (due === null || due > now) return none;
  const last = lastSubmission(process);
  if (process.state !== 'running') return { ...none, archive: last === null ? null : due - last };
  const dues = workflow === undefined ? [] : dueTimes(process, limitsOf(workflow)).stations;
  const open = process.stations.flatMap((station, at) => {
    const start = isOpen(station.state) ? stationStart(station) : null;
    return start === null ? [] : [{ at, start, due: dues[at] ?? null }];
  });
  const past = open.filter((stop) => stop.due !== null && stop.due <= now);
  const first = open.toSorted((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || a.start - b.start)[0];
  const late = past.length === 0 && first !== undefined ? [{ ...first, due }] : past;
  return { ...none, stations: new Map(late.map((stop) => [stop.at, (stop.due ?? due) - stop.start])) };
}
