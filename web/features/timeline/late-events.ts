import type { Event } from '../../../shared/event.ts';
import { eventKey } from './event-key.ts';

/** Below this a webhook that was overtaken is the ordinary way of two networks. */
const lateAfter = 60_000;

/**
 * The events that were told out of turn: they arrived after something that happened later. For each key,
 * how many milliseconds after it happened. A whole process that arrives late, but in order, has none.
 * `events` are in timeline order.
 */
export function lateEvents(events: readonly Event[]): ReadonlyMap<string, number> {
  const late = new Map<string, number>();
  let earliestAfter = Infinity;
  for (const event of events.toReversed()) {
    const received = Date.parse(event.receivedAt);
    const delay = received - Date.parse(event.occurredAt);
    if (event.reconstructed) continue;
    if (delay > lateAfter && received > earliestAfter) late.set(eventKey(event), delay);
    earliestAfter = Math.min(earliestAfter, received);
  }
  return late;
}
