import type { Process, Station } from '../../../shared/process.ts';
import { isOpen, type StationState } from '../../../shared/states.ts';
import type { LineLayout } from '../../ui/line-layout.ts';

/** What a process does now, ready to be put into words. Spans are milliseconds. */
export type NowPhrase =
  | {
      kind: 'open';
      state: StationState;
      station: string;
      /** How long it has been in this state; null where its beginning is not known. */
      span: number | null;
      /** How long it has been at this station; null where that is not known. */
      stay: number | null;
      /** Set where it is late: how long it has been there, and the time that nine in ten stayed below. */
      late: { dwell: number; limit: number } | null;
      /** How long nothing was heard of it, where that is longer than ever; null where it is not. */
      quiet: number | null;
      /** Other stations that are open as well. */
      others: number;
    }
  | {
      kind: 'submitted';
      late: { dwell: number; limit: number } | null;
      quiet: number | null;
      /** The station that usually follows; null where only the archive does. */
      next: string | null;
    }
  /** Nobody has been asked yet. */
  | { kind: 'preparing' }
  | { kind: 'completed'; span: number | null }
  | { kind: 'closed'; station: string | null }
  | { kind: 'ended'; state: 'expired' | 'deleted' | 'failed'; station: string | null; neverOpened: boolean };

export function nowPhrase(process: Process, line: LineLayout, now: number): NowPhrase {
  switch (process.state) {
    case 'completed':
      return { kind: 'completed', span: span(process.startedAt, process.completedAt) };
    case 'submitted':
      return {
        kind: 'submitted',
        late: lateness(line.stops.find(({ kind }) => kind === 'archive')),
        quiet: silence(process, now),
        next: line.stops.find(({ kind }) => kind === 'upcoming')?.name ?? null,
      };
    case 'running':
      return openPhrase(process, line, now);
    case 'closed':
      return {
        kind: 'closed',
        station: process.stations.findLast(({ state }) => isOpen(state))?.name ?? null,
      };
    case 'expired':
    case 'deleted':
    case 'failed':
      return endPhrase(process, process.state);
  }
}

/** Of several open stations the one to worry about: a late one, else the one where something happened last. */
function openPhrase(process: Process, line: LineLayout, now: number): NowPhrase {
  const open = line.stops.flatMap((stop) =>
    stop.station !== null && isOpen(stop.station.state) ? [{ stop, station: stop.station }] : [],
  );
  const [first] = open.sort(
    (a, b) => Number(b.stop.late) - Number(a.stop.late) || since(b.station) - since(a.station),
  );
  // A request for signatures before its launch.
  if (first === undefined) return { kind: 'preparing' };
  const began = since(first.station);
  return {
    kind: 'open',
    state: first.station.state,
    station: first.station.name,
    // Nobody waits for a test, and its times are those of the vendor's sample.
    span: began === 0 || process.isTest ? null : Math.max(0, now - began),
    stay: process.isTest ? null : first.stop.dwell,
    late: lateness(first.stop),
    quiet: silence(process, now),
    others: open.length - 1,
  };
}

function endPhrase(process: Process, state: 'expired' | 'deleted' | 'failed'): NowPhrase {
  const station = process.stations.findLast((each) => each.state === state);
  return {
    kind: 'ended',
    state,
    station: station?.name ?? null,
    neverOpened:
      state === 'expired' &&
      station !== undefined &&
      station.loggedInAt === null &&
      station.loadedAt === null,
  };
}

/** When the station came into the state it is in, in epoch milliseconds; 0 where not known. */
function since({ state, createdAt, loggedInAt, loadedAt }: Station): number {
  const at = state === 'filling' ? loadedAt : state === 'opened' ? loggedInAt : createdAt;
  return at === null ? 0 : Date.parse(at);
}

function lateness(stop: LineLayout['stops'][number] | undefined): { dwell: number; limit: number } | null {
  if (stop === undefined || stop.limit === null || stop.dwell === null) return null;
  return { dwell: stop.dwell, limit: stop.limit };
}

function silence({ quietAt, lastEventAt }: Process, now: number): number | null {
  return quietAt !== null && Date.parse(quietAt) <= now ? now - Date.parse(lastEventAt) : null;
}

function span(from: string, to: string | null): number | null {
  return to === null ? null : Math.max(0, Date.parse(to) - Date.parse(from));
}
