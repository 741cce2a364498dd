import type { Event } from '../../../shared/event.ts';
import type { Process, Session } from '../../../shared/process.ts';
import type { TickCandidate } from './axis-ticks.ts';
import { sessionPhases, tracks } from './session-phases.ts';
import type { SessionSpan } from './session-phases.ts';
import { stationOf } from './event-station.ts';

/** Pixels that one more row of bars adds to a lane. */
export const trackHeight = 26;
/** Least pixels between two steps of one lane, so that each can be hit; and between steps of two lanes. */
const ownGap = 24;
export const otherGap = 7;
/** Pixels that a word beside an end tick takes, the space before it included; and half a mark beside the bars. */
export const endLabelWidth = 70;
export const noteRadius = 6;

/** One lane in time, before it has any pixels. */
export interface LaneModel {
  station: number | null;
  spans: readonly (SessionSpan & { track: number })[];
  events: readonly Event[];
  tracks: number;
  /** False where nothing of it had begun at the moment that is shown. */
  begun: boolean;
}

export const timeOf = (event: Event): number => Date.parse(event.occurredAt);

/** The lane an event belongs to: its station's, or the archive's; -1 for none. */
function laneOf(event: Event, process: Process, archiveLane: number): number {
  if (event.type === 'process.archived') return archiveLane;
  const station = stationOf(process, event);
  return station === undefined ? -1 : process.stations.indexOf(station);
}

/** When a session failed: by what its signer did, else with its whole request. Null where it did not. */
function failureOf(session: Session, events: readonly Event[]): number | null {
  if (session.state !== 'failed') return null;
  const own = events.findLast(
    ({ type, sessionId }) => type === 'signature.failed' && sessionId === session.sessionId,
  );
  const whole = events.find(
    ({ type }) => type === 'signature_request.failed' || type === 'signature_request.completed',
  );
  const event = own ?? whole;
  return event === undefined ? null : timeOf(event);
}

/**
 * A lane for each station in order, then one for the archive where there is one.
 * Open sessions run on to `until`.
 */
export function laneModels(
  process: Process,
  events: readonly Event[],
  archive: boolean,
  until: number,
): LaneModel[] {
  const archiveLane = archive ? process.stations.length : -1;
  const byLane = new Map<number, Event[]>();
  for (const event of [...events].sort((a, b) => timeOf(a) - timeOf(b))) {
    const lane = laneOf(event, process, archiveLane);
    const own = byLane.get(lane);
    if (own === undefined) byLane.set(lane, [event]);
    else own.push(event);
  }
  const models: LaneModel[] = process.stations.map((station, index) => {
    const spans = station.sessions.flatMap(
      (session) => sessionPhases(session, until, failureOf(session, events)) ?? [],
    );
    const rows = tracks(spans);
    return {
      station: index,
      spans: spans.map((span, at) => ({ ...span, track: rows[at] ?? 0 })),
      events: byLane.get(index) ?? [],
      tracks: Math.max(1, ...rows.map((row) => row + 1)),
      begun: true,
    };
  });
  if (archiveLane !== -1) {
    models.push({ station: null, spans: [], events: byLane.get(archiveLane) ?? [], tracks: 1, begun: true });
  }
  return models;
}

/** Every moment that is drawn, with the least room that each needs before the next one. */
export function moments(models: readonly LaneModel[], also: readonly number[]) {
  const all = new Set<number>(also);
  const perLane = models.map((model) => {
    const own = new Set(model.events.map(timeOf));
    for (const span of model.spans) {
      for (const phase of span.phases) own.add(phase.from).add(phase.to);
      own.add(span.from).add(span.to);
    }
    own.forEach((time) => all.add(time));
    const ends = new Set(model.spans.flatMap((span) => (span.end === null ? [] : span.to)));
    return { own, ends, begins: new Set(model.spans.map((span) => span.from)) };
  });
  const instants = [...all].sort((a, b) => a - b);
  const minWidths = instants.slice(1).map((to, index) => {
    const from = instants[index] ?? to;
    const lanes = perLane.filter(({ own }) => own.has(from) && own.has(to));
    if (lanes.length === 0) return otherGap;
    // A mark after the end of its session, such as a deletion, leaves room for the word beside that end.
    const isAfterEnd = lanes.some(({ ends, begins }) => ends.has(from) && !begins.has(to));
    return isAfterEnd ? endLabelWidth + 2 * noteRadius : ownGap;
  });
  return { instants, minWidths };
}

/** Both ends of the chart first, then where stations end, where they begin, and what happened between. */
export function tickCandidates(models: readonly LaneModel[], instants: readonly number[]): TickCandidate[] {
  const spans = models.flatMap((model) => model.spans);
  const ends = new Set(spans.filter((span) => span.end !== null).map((span) => span.to));
  const starts = new Set(spans.map((span) => span.from));
  return instants.map((time, index) => {
    const atEdge = index === 0 || index === instants.length - 1;
    return { time, rank: atEdge ? 0 : ends.has(time) ? 1 : starts.has(time) ? 2 : 3 };
  });
}
