import { isOpen } from '../../shared/states.ts';
import type { Process, Station } from '../../shared/process.ts';
import type { RouteStop, UsualDwell, Workflow } from '../../shared/workflow.ts';
import type { MarkState } from './mark-state.ts';
import { upcomingStops } from './upcoming-stops.ts';

/** Below this many processes a 90th percentile says nothing yet. */
const enoughSamples = 5;

export interface Stop {
  /** Stable and unique within the line. */
  key: string;
  kind: 'station' | 'upcoming' | 'archive';
  /** Vendor text; empty for the archive, whose word belongs to the page's language. */
  name: string;
  mark: MarkState;
  late: boolean;
  reconstructed: boolean;
  /** Where the process stands, or where it ended without success: written in bold. */
  current: boolean;
  /** Milliseconds from sent to the end of the station, or to now while it is open; null where not known. */
  dwell: number | null;
  /** The usual dwell of this stop; null while nothing has been learned. */
  usual: UsualDwell | null;
  /** Null unless `kind` is `station`. */
  station: Station | null;
}

export interface LineLayout {
  stops: Stop[];
  /** One between each two stops: `travelled` is drawn solid, `ahead` dashed. */
  segments: ('travelled' | 'ahead')[];
  /** Its stations are signers, and there are other words for where they stand. */
  isRequest: boolean;
}

/**
 * The line of one process: its stations, the stops that its workflow usually has after them, and the
 * archive. Pure; `now` in epoch milliseconds moves the dwell of open stations and makes them late.
 */
export function layoutLine(process: Process, workflow: Workflow | undefined, now: number): LineLayout {
  const { usual, upcoming } = upcomingStops(process, workflow?.route ?? []);
  const stops = process.stations.map((station, at) => stationStop(station, at, usual[at], process, now));
  // The signers of a request are all known, or none is.
  if (process.state !== 'completed' && !process.isRequest) stops.push(...upcoming.map(upcomingStop));
  const archive = archiveStop(process, workflow, now);
  if (archive !== null) stops.push(archive);
  const segments = stops.slice(1).map((stop, at) => segment(stops[at], stop, process.isRequest));
  return { stops, segments, isRequest: process.isRequest };
}

function stationStop(
  station: Station,
  at: number,
  usual: RouteStop | undefined,
  process: Process,
  now: number,
): Stop {
  const open = isOpen(station.state) && process.state !== 'completed';
  const dwell = stationDwell(station, now);
  const p90 = usual !== undefined && usual.samples >= enoughSamples ? usual.p90 : null;
  return {
    key: `${at}:${station.recipientId ?? station.sessionId}`,
    kind: 'station',
    name: station.name,
    mark: station.state,
    late: open && dwell !== null && p90 !== null && dwell > p90,
    reconstructed: station.sessions.at(-1)?.reconstructed ?? false,
    current: process.state !== 'completed' && station.state !== 'submitted',
    dwell,
    usual: usual ?? null,
    station,
  };
}

/** From the first sending, as the usual dwell is counted, or the first sign of life where that is not known. */
function stationDwell(station: Station, now: number): number | null {
  const first = station.sessions[0] ?? station;
  const start = first.createdAt ?? first.loggedInAt ?? first.loadedAt;
  if (start === null) return null;
  const end = stationEnd(station);
  if (end === null && !isOpen(station.state)) return null;
  return Math.max(0, (end === null ? now : Date.parse(end)) - Date.parse(start));
}

/** A purge after the submission is housekeeping and does not prolong the stay. */
function stationEnd(station: Station): string | null {
  switch (station.state) {
    case 'submitted':
      return station.submittedAt;
    case 'expired':
      return station.expiredAt;
    case 'deleted':
      return station.deletedAt;
    default:
      return null;
  }
}

function upcomingStop(stop: RouteStop, at: number): Stop {
  return {
    key: `upcoming:${at}:${stop.name}`,
    kind: 'upcoming',
    name: stop.name,
    mark: 'upcoming',
    late: false,
    reconstructed: false,
    current: false,
    dwell: null,
    usual: stop,
    station: null,
  };
}

/**
 * Null for a workflow that has a known route and was never archived: nothing says it ever will be; and for a request
 * for signatures, which never is. Its
 * dwell runs from the last submission, which is also how the usual one is counted.
 */
function archiveStop(process: Process, workflow: Workflow | undefined, now: number): Stop | null {
  if (process.isRequest) return null;
  const completed = process.state === 'completed';
  const learned = (workflow?.route.length ?? 0) > 0;
  const usual = workflow?.archive ?? null;
  if (!completed && learned && usual === null) return null;
  const dwell = archiveDwell(process, now);
  const p90 = usual !== null && usual.samples >= enoughSamples ? usual.p90 : null;
  return {
    key: 'archive',
    kind: 'archive',
    name: '',
    mark: completed ? 'submitted' : 'upcoming',
    late: process.state === 'submitted' && dwell !== null && p90 !== null && dwell > p90,
    reconstructed: false,
    current: false,
    dwell,
    usual,
    station: null,
  };
}

function archiveDwell(process: Process, now: number): number | null {
  const submissions = process.stations.flatMap(({ submittedAt }) =>
    submittedAt === null ? [] : [Date.parse(submittedAt)],
  );
  if (submissions.length === 0) return null;
  const last = Math.max(...submissions);
  if (process.completedAt !== null) return Math.max(0, Date.parse(process.completedAt) - last);
  return process.state === 'submitted' ? Math.max(0, now - last) : null;
}

/**
 * The track into a stop is behind the process once that stop has been reached. Signers are asked all at once: there it
 * is behind it once the one before has signed.
 */
function segment(from: Stop | undefined, to: Stop, isRequest: boolean): 'travelled' | 'ahead' {
  if (isRequest) return from?.mark === 'submitted' ? 'travelled' : 'ahead';
  return to.mark === 'upcoming' || from?.mark === 'upcoming' ? 'ahead' : 'travelled';
}
