import type { Event } from '../../../shared/event.ts';
import { eventKey } from './event-key.ts';

/** Events of `told` that were not in `known`, in the order of `told`. */
export function newEvents(known: readonly Event[], told: readonly Event[]): Event[] {
  const keys = new Set(known.map(eventKey));
  return told.filter((event) => !keys.has(eventKey(event)));
}
