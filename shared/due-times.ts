import { lastSubmission } from './last-submission.ts';
import type { Limits } from './limits.ts';
import type { Process } from './process.ts';
import { matchRoute } from './route-match.ts';
import { isOpen } from './states.ts';
import { stationStart } from './station-start.ts';

export interface DueTimes {
  /** By the place of the station. */
  stations: (number | null)[];
  archive: number | null;
}

/**
 * When each stop that a process waits at passes its limit, in epoch milliseconds; null where it does not wait there or
 * no limit is known. A request for signatures waits for no archive.
 */
export function dueTimes(
  process: Pick<Process, 'state' | 'stations' | 'isRequest'>,
  { route, archive }: Pick<Limits, 'route' | 'archive'>,
): DueTimes {
  const { state, stations, isRequest } = process;
  const { usual } = matchRoute(process, route);
  const last = state === 'submitted' && !isRequest && archive !== null ? lastSubmission(process) : null;
  return {
    stations: stations.map((station, at) => {
      const limit = usual[at]?.p90 ?? null;
      if (state !== 'running' || limit === null || !isOpen(station.state)) return null;
      const start = stationStart(station);
      return start === null ? null : start + limit;
    }),
    archive: last === null || archive === null ? null : last + archive,
  };
}
