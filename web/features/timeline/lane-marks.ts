import type { Event } from '../../../shared/event.ts';
import { eventKey } from './event-key.ts';
import { endLabelWidth, noteRadius, timeOf } from './lane-model.ts';
import type { LaneModel } from './lane-model.ts';
import type { Mark } from './mark-groups.ts';
import type { EndState, Phase } from './session-phases.ts';

export interface Bar {
  phase: Phase;
  track: number;
  x: number;
  width: number;
  /** Key of the event that began the phase; null while that event is not here yet. */
  event: string | null;
  reconstructed: boolean;
  /** Still going on: the bar grows with the clock. */
  open: boolean;
}

export interface EndTick {
  state: EndState | 'archived';
  track: number;
  x: number;
  event: string | null;
  reconstructed: boolean;
  /** False where the next bar or mark leaves no room for the word beside the tick. */
  labelled: boolean;
}

/** Pixels of the band that stands in the middle of an idle stretch. */
export const idleBandWidth = 24;

const startsPhase: Partial<Record<Event['type'], Phase>> = {
  'session.created': 'waiting',
  'session.logged_in': 'opened',
  'session.loaded': 'filling',
  'signature_session.initialized': 'opened',
  'signer_image.generated': 'filling',
  'signature.finalized': 'filling',
};
const endsSession: Partial<Record<Event['type'], EndState>> = {
  'session.submitted': 'submitted',
  'session.expired': 'expired',
  'session.deleted': 'deleted',
  'signature.finalized': 'submitted',
  'signature.failed': 'failed',
};

export function barsOf(model: LaneModel, x: (time: number) => number): Bar[] {
  return model.spans.flatMap((span) =>
    span.phases.map(({ phase, from, to }, index) => {
      const begun = model.events.find((e) => e.sessionId === span.sessionId && startsPhase[e.type] === phase);
      return {
        phase,
        track: span.track,
        x: x(from),
        width: x(to) - x(from),
        event: begun === undefined ? null : eventKey(begun),
        reconstructed: begun?.reconstructed ?? false,
        open: span.end === null && index === span.phases.length - 1,
      };
    }),
  );
}

/** No word may cross `bands`, the middles of the idle stretches, nor the line of the present. */
export function endsOf(
  model: LaneModel,
  bars: readonly Bar[],
  bands: readonly number[],
  present: number | null,
  x: (time: number) => number,
): EndTick[] {
  const crossed = (at: number): boolean =>
    present !== null && x(present) > at + 8 && x(present) < at + endLabelWidth;
  // What happens to a session after its end, as its deletion, has a mark of its own.
  const notes = (track: number): number[] =>
    model.spans
      .filter((span) => span.track === track)
      .flatMap((span) => model.events.filter((event) => event.sessionId === span.sessionId))
      .map((event) => x(timeOf(event)));
  const room = (track: number, at: number): boolean =>
    !crossed(at) &&
    bars.every((bar) => bar.track !== track || bar.x < at || bar.x > at + endLabelWidth) &&
    notes(track).every((note) => note < at || note - noteRadius > at + endLabelWidth) &&
    bands.every((band) => band + idleBandWidth / 2 < at || band - idleBandWidth / 2 > at + endLabelWidth);
  if (model.station === null) {
    return model.events.slice(-1).map((event) => ({
      state: 'archived',
      track: 0,
      x: x(timeOf(event)),
      event: eventKey(event),
      reconstructed: event.reconstructed,
      labelled: room(0, x(timeOf(event)) + 1),
    }));
  }
  return model.spans.flatMap((span) => {
    if (span.end === null) return [];
    const ends = model.events.filter(
      (e) => e.sessionId === span.sessionId && endsSession[e.type] === span.end,
    );
    // Of several documents the last to be signed is the end.
    const ended = ends.find((event) => timeOf(event) === span.to) ?? ends[0];
    const at = x(span.to);
    return {
      state: span.end,
      track: span.track,
      x: at,
      event: ended === undefined ? null : eventKey(ended),
      reconstructed: ended?.reconstructed ?? false,
      labelled: room(span.track, at + 1),
    };
  });
}

/** One mark per event, but a run of logins of one session is a single mark that remembers each of them. */
export function marksOf(
  model: LaneModel,
  bars: readonly Bar[],
  ends: readonly EndTick[],
  x: (time: number) => number,
): Mark[] {
  const trackOf = new Map(model.spans.map((span) => [span.sessionId, span.track]));
  const marks: (Mark & { sessionId: string | null; login: boolean })[] = [];
  const last = new Map<string | null, (typeof marks)[number]>();
  for (const event of model.events) {
    const key = eventKey(event);
    const login = event.type === 'session.logged_in';
    const before = last.get(event.sessionId);
    if (login && before?.login === true) {
      before.events.push(event);
      before.echoes.push(x(timeOf(event)));
      continue;
    }
    const bar = bars.find((each) => each.event === key);
    const end = ends.find((each) => each.event === key);
    const at = bar?.x ?? end?.x ?? x(timeOf(event));
    const mark = {
      events: [event],
      echoes: [],
      track: trackOf.get(event.sessionId ?? '') ?? 0,
      x: at,
      role: bar === undefined ? (end === undefined ? ('note' as const) : ('end' as const)) : ('bar' as const),
      width: bar?.width ?? 0,
      sessionId: event.sessionId,
      login,
    };
    marks.push(mark);
    last.set(event.sessionId, mark);
  }
  return marks.map(({ sessionId: _, login: __, ...mark }) => mark);
}
