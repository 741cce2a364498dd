import { lastSubmission } from '../../shared/last-submission.ts';
import type { Process, Station } from '../../shared/process.ts';
import { matchRoute } from '../../shared/route-match.ts';
import { isOpen } from '../../shared/states.ts';
import { stationStart } from '../../shared/station-start.ts';
import { enoughSamples, type RouteStop, type UsualDwell, type Workflow } from '../../shared/workflow.ts';
import { findLate, type LateStops } from './find-late.ts';
import type { MarkState } from './mark-state.ts';

export interface Stop {
  /** Stable and unique within the line. */
  key: string;
  kind: 'station' | 'upcoming' | 'archive';
  /** Vendor text; empty for the archive, whose word belongs to the page's language. */
  name: string;
  mark: MarkState;
  late: boolean;
  /** Milliseconds that nine in ten stayed below there, where it is late; null where it is not. */
  limit: number | null;
  reconstructed: boolean;
  /** Where the process stands, or where it ended without success: written in bold. */
  current: boolean;
  /** Milliseconds from sent to the end of the station, or to now while it is open; null where not known. */
  dwell: number | null;
  /** The usual dwell of this stop; null while there are too few samples. */
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
  const { usual, upcoming } = matchRoute(process, workflow?.route ?? []);
  const late = findLate(process, workflow, now);
  const stops = process.stations.map((station, at) =>
    stationStop(station, at, known(usual[at]), late, process, now),
  );
  // The signers of a request are all known, or none is.
  if (process.state !== 'completed' && !process.isRequest) stops.push(...upcoming.map(upcomingStop));
  const archive = archiveStop(process, workflow, late, now);
  // While others usually come first, nobody counts down to it.
  const waits = archive !== null && (archive.late || stops.at(-1)?.kind !== 'upcoming');
  if (archive !== null) stops.push(waits ? archive : { ...archive, dwell: null });
  const segments = stops.slice(1).map((stop, at) => segment(stops[at], stop, process.isRequest));
  return { stops, segments, isRequest: process.isRequest };
}

function known(usual: UsualDwell | null | undefined): UsualDwell | null {
  return usual && usual.samples >= enoughSamples ? usual : null;
}

function stationStop(
  station: Station,
  at: number,
  usual: UsualDwell | null,
  late: LateStops,
  process: Process,
  now: number,
): Stop {
  return {
    key: `${at}:${station.recipientId ?? station.sessionId}`,
    kind: 'station',
    name: station.name,
    mark: station.state,
    late: late.stations.has(at),
    limit: late.stations.get(at) ?? null,
    reconstructed: station.sessions.at(-1)?.reconstructed ?? false,
    current: process.state !== 'completed' && station.state !== 'submitted',
    dwell: stationDwell(station, now),
    usual,
    station,
  };
}

function stationDwell(station: Station, now: number): number | null {
  const start = stationStart(station);
  if (start === null) return null;
  const end = stationEnd(station);
  if (end === null && !isOpen(station.state)) return null;
  return Math.max(0, (end === null ? now : Date.parse(end)) - start);
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
    limit: null,
    reconstructed: false,
    current: false,
    dwell: null,
    usual: known(stop),
    station: null,
  };
}

/**
 * Null for a workflow that has a known route and was never archived: nothing says it ever will be; and for a request
 * for signatures, which never is. Its
 * dwell runs from the last submission, which is also how the usual one is counted.
 */
function archiveStop(
  process: Process,
  workflow: Workflow | undefined,
  late: LateStops,
  now: number,
): Stop | null {
  if (process.isRequest) return null;
  const completed = process.state === 'completed';
  const learned = (workflow?.route.length ?? 0) > 0;
  if (!completed && learned && workflow?.archive === null) return null;
  return {
    key: 'archive',
    kind: 'archive',
    name: '',
    mark: completed ? 'submitted' : 'upcoming',
    late: late.archive !== null,
    limit: late.archive,
    reconstructed: false,
    current: false,
    dwell: archiveDwell(process, now),
    usual: known(workflow?.archive),
    station: null,
  };
}

function archiveDwell(process: Process, now: number): number | null {
  const last = lastSubmission(process);
  if (last === null) return null;
  if (process.completedAt !== null) return Math.max(0, Date.parse(process.completedAt) - last);
  return process.state === 'submitted' ? Math.max(0, now - last) : null;
}

/**
 * The track into a stop is behind the process once that stop has been reached and the one before is left: those that
 * wait side by side are not joined. Signers are asked all at once: there it is behind it once the one before has signed.
 */
function segment(from: Stop | undefined, to: Stop, isRequest: boolean): 'travelled' | 'ahead' {
  if (isRequest) return from?.mark === 'submitted' ? 'travelled' : 'ahead';
  if (waits(from) && waits(to)) return 'ahead';
  return to.mark === 'upcoming' || from?.mark === 'upcoming' ? 'ahead' : 'travelled';
}

function waits(stop: Stop | undefined): boolean {
  return stop?.station != null && isOpen(stop.station.state);
}
