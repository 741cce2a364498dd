import type { Process } from '../../shared/process.ts';
import { isOpen, isUnderWay } from '../../shared/states.ts';
import { stationStart } from '../../shared/station-start.ts';

/** The times of a process that searches compare. Epoch milliseconds but for `took`. */
export interface Clocks {
  startedAt: number;
  /** Its last event, by the vendor's clock. */
  updatedAt: number;
  /** Since when the station that has held it longest does; null where none holds it. */
  waitingSince: number | null;
  /** Milliseconds from its start to its end; null while it is under way. */
  took: number | null;
}

type Timed = Pick<Process, 'state' | 'stations' | 'startedAt' | 'lastEventAt' | 'completedAt' | 'closedAt'>;

export function clocks(process: Timed): Clocks {
  const startedAt = Date.parse(process.startedAt);
  const updatedAt = Date.parse(process.lastEventAt);
  const end = Date.parse(process.completedAt ?? process.closedAt ?? process.lastEventAt);
  return {
    startedAt,
    updatedAt,
    waitingSince: waitingSince(process),
    took: isUnderWay(process.state) ? null : Math.max(0, end - startedAt),
  };
}

function waitingSince({ state, stations }: Timed): number | null {
  if (state !== 'running') return null;
  const starts = stations.filter((station) => isOpen(station.state)).map(stationStart);
  return starts.reduce(
    (first, start) => (first === null || (start !== null && start < first) ? start : first),
    null,
  );
}

/** Whether a moment as the wire has it has come. `at` in epoch milliseconds. */
export function isPast(moment: string | null, at: number): boolean {
  return moment !== null && Date.parse(moment) <= at;
}
