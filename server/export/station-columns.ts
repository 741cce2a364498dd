import type { Process, Station } from '../../shared/process.ts';
import { isOpen } from '../../shared/states.ts';
import { stationStart } from '../../shared/station-start.ts';

/** A station as a table of processes has it: some columns of the same name. */
export interface StationColumn {
  name: string;
  /** Anybody came more than once. */
  hasVisits: boolean;
}

/** When a process was at a station, in epoch milliseconds; null where that is not known, or not yet. */
export interface Stay {
  entered: number | null;
  left: number | null;
}

/** The stations of a process with the column of each: their name, numbered where the process has it more than once. */
export function stationColumns({ stations }: Process): { column: string; station: Station }[] {
  const seen = new Map<string, number>();
  return stations.map((station) => {
    const count = (seen.get(station.name) ?? 0) + 1;
    seen.set(station.name, count);
    return { column: count === 1 ? station.name : `${station.name} (${count})`, station };
  });
}

export function stayOf(station: Station): Stay {
  const ended = station.submittedAt ?? station.expiredAt ?? station.deletedAt;
  const left = isOpen(station.state) || ended === null ? null : Date.parse(ended);
  return { entered: stationStart(station), left };
}

/** In milliseconds; null while it is there, or where it is not known. */
export function dwellOf({ entered, left }: Stay): number | null {
  return entered === null || left === null || left < entered ? null : left - entered;
}
