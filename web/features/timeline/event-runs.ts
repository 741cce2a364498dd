import type { Event } from '../../../shared/event.ts';
import { eventKey } from './event-key.ts';

/** One row of the list: an event, or the newest of a run. */
export interface EventRun {
  event: Event;
  /** Keys of all its events, the newest first. */
  keys: readonly string[];
  /** When the run began, as the wire has it; null for a single event. */
  since: string | null;
}

/**
 * Events, newest first, as the rows that a person reads: somebody who fills in a form changes its fields by the
 * hundred, which says no more than that it was so.
 */
export function eventRuns(newestFirst: readonly Event[]): EventRun[] {
  const runs: (EventRun & { keys: string[] })[] = [];
  for (const event of newestFirst) {
    const before = runs.at(-1);
    if (before !== undefined && isMoreOf(before.event, event)) {
      before.keys.push(eventKey(event));
      before.since = event.occurredAt;
    } else runs.push({ event, keys: [eventKey(event)], since: null });
  }
  return runs;
}

function isMoreOf(newer: Event, older: Event): boolean {
  return (
    newer.type === 'session.field_changed' && older.type === newer.type && older.sessionId === newer.sessionId
  );
}
