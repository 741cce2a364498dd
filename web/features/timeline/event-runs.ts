import type { Event } from '../../../shared/event.ts';
import { eventKey } from './event-key.ts';

/** What reads as one row: an event, or several that say no more than one. */
export interface EventRun {
  /** Of its oldest event, which stays while others join it. */
  key: string;
  /** The newest of them. */
  event: Event;
  /** All of them, newest first. */
  events: readonly Event[];
}

/**
 * Events, newest first, as the rows that a person reads: somebody who fills in a form changes its fields by the
 * hundred, which says no more than that it was so.
 */
export function eventRuns(newestFirst: readonly Event[]): EventRun[] {
  const runs: (EventRun & { events: Event[] })[] = [];
  for (const event of newestFirst) {
    const key = eventKey(event);
    const before = runs.at(-1);
    if (before !== undefined && isMoreOf(before.event, event)) {
      before.key = key;
      before.events.push(event);
    } else runs.push({ key, event, events: [event] });
  }
  return runs;
}

/** Each event as a row of its own, for paper: nobody can unfold it. */
export function singleEvents(events: readonly Event[]): EventRun[] {
  return events.map((event) => ({ key: eventKey(event), event, events: [event] }));
}

function isMoreOf(newer: Event, older: Event): boolean {
  return (
    newer.type === 'session.field_changed' && older.type === newer.type && older.sessionId === newer.sessionId
  );
}

/** One row of the list. */
export interface EventLine {
  key: string;
  event: Event;
  /** Keys of the events that it stands for, the newest first. */
  keys: readonly string[];
  /** Where it stands for several: since when, as the wire has it, and whether they follow in rows of their own. */
  run: { count: number; since: string; isOpen: boolean } | null;
  /** True for the row of an event that the row above stands for too. */
  isPart: boolean;
}

/** The runs as rows: of those whose key is in `open`, each event has a row below. */
export function eventLines(runs: readonly EventRun[], open: ReadonlySet<string>): EventLine[] {
  return runs.flatMap(({ key, event, events }): EventLine[] => {
    const keys = events.map(eventKey);
    const oldest = events.at(-1);
    if (events.length === 1 || oldest === undefined) return [{ key, event, keys, run: null, isPart: false }];
    const run = { count: events.length, since: oldest.occurredAt, isOpen: open.has(key) };
    const whole = { key, event, keys: run.isOpen ? [] : keys, run, isPart: false };
    if (!run.isOpen) return [whole];
    const parts = events.map((each) => ({
      key: `part ${eventKey(each)}`,
      event: each,
      keys: [eventKey(each)],
    }));
    return [whole, ...parts.map((each) => ({ ...each, run: null, isPart: true }))];
  });
}
