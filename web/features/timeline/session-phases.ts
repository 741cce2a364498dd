import type { Session } from '../../../shared/process.ts';
import { isOpen } from '../../../shared/states.ts';
import type { StationState } from '../../../shared/states.ts';

export type Phase = 'waiting' | 'opened' | 'filling';

/** The ways in which a session can be over. */
export type EndState = Exclude<StationState, 'waiting' | 'opened' | 'filling'>;

export interface PhaseSpan {
  phase: Phase;
  from: number;
  to: number;
}

export interface SessionSpan {
  sessionId: string;
  from: number;
  to: number;
  phases: readonly PhaseSpan[];
  /** How it ended; null while somebody still holds the form. */
  end: EndState | null;
}

const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

function endState(state: StationState): EndState | null {
  return state === 'waiting' || state === 'opened' || state === 'filling' ? null : state;
}

function endOf(session: Session, failedAt: number | null): number | null {
  if (session.state === 'submitted') return ms(session.submittedAt);
  if (session.state === 'expired') return ms(session.expiredAt);
  if (session.state === 'deleted') return ms(session.deletedAt);
  return session.state === 'failed' ? failedAt : null;
}

/**
 * What one session was doing from when to when. An open one runs on to `until`.
 * Steps whose times contradict their order (two clocks at the vendor) start where the step before them does,
 * so no phase is ever of negative length. Null where no time of the session is known.
 * `failedAt`: when it failed, which only events tell.
 */
export function sessionPhases(
  session: Session,
  until: number,
  failedAt: number | null = null,
): SessionSpan | null {
  const starts: { phase: Phase; at: number }[] = [];
  const add = (phase: Phase, at: number | null): void => {
    if (at !== null) starts.push({ phase, at: Math.max(at, starts.at(-1)?.at ?? at) });
  };
  add('waiting', ms(session.createdAt));
  add('opened', ms(session.loggedInAt));
  add('filling', ms(session.loadedAt));
  const ended = endOf(session, failedAt);
  const first = starts[0]?.at ?? ended;
  if (first === null) return null;
  const lastStart = starts.at(-1)?.at ?? first;
  const to = Math.max(ended ?? (isOpen(session.state) ? until : lastStart), lastStart);
  const phases = starts.map(({ phase, at }, index) => ({ phase, from: at, to: starts[index + 1]?.at ?? to }));
  return {
    sessionId: session.sessionId,
    from: first,
    to,
    phases,
    end: endState(session.state),
  };
}

/** The first row of bars in which each span finds room; spans that only touch share a row. */
export function tracks(spans: readonly { from: number; to: number }[]): number[] {
  const ends: number[] = [];
  const rows = new Array<number>(spans.length).fill(0);
  const order = spans.map((_, index) => index).sort((a, b) => (spans[a]?.from ?? 0) - (spans[b]?.from ?? 0));
  for (const index of order) {
    const span = spans[index];
    if (span === undefined) continue;
    const free = ends.findIndex((end) => end <= span.from);
    const row = free === -1 ? ends.length : free;
    ends[row] = span.to;
    rows[index] = row;
  }
  return rows;
}
