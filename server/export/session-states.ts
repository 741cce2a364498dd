import type { Event } from '../../shared/event.ts';
import type { Process, Session } from '../../shared/process.ts';
import { isOpen, type StationState } from '../../shared/states.ts';

/** When a session came into a state, ISO 8601 in UTC. */
export interface StateChange {
  state: StationState;
  at: string;
}

/**
 * The states that a session came into after it was `waiting`, in their order, up to the one in which it is. Where no
 * time is told for how it ended, that is when something was last heard of its process.
 */
export function sessionStates(session: Session, process: Process, events: readonly Event[]): StateChange[] {
  const { state, loggedInAt, loadedAt, submittedAt, expiredAt, deletedAt } = session;
  // Who changes a field has loaded the form, whether or not that was told.
  const changed = events.find(
    (event) => event.sessionId === session.sessionId && event.type === 'session.field_changed',
  );
  const filling = earlier(loadedAt, changed?.occurredAt ?? null);
  const opened = loggedInAt !== null && filling !== null && filling <= loggedInAt ? null : loggedInAt;
  const ends: Partial<Record<StationState, string | null>> = {
    submitted: submittedAt,
    expired: expiredAt,
    deleted: deletedAt,
  };
  const end = isOpen(state) ? null : (ends[state] ?? process.lastEventAt);
  const changes: [StationState, string | null][] = [
    ['opened', opened],
    ['filling', filling],
  ];
  return [
    ...changes.flatMap(([each, at]) =>
      at === null || (end !== null && at > end) ? [] : [{ state: each, at }],
    ),
    ...(end === null ? [] : [{ state, at: end }]),
  ];
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}
