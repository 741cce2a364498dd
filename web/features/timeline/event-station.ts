import type { Event } from '../../../shared/event.ts';
import type { Process, Station } from '../../../shared/process.ts';

/** The station an event belongs to, by its session, else by its recipient; undefined for the whole process. */
export function stationOf(process: Process, event: Event): Station | undefined {
  if (event.sessionId === null) return undefined;
  const id = event.recipient?.id ?? null;
  return (
    process.stations.find((each) => each.sessions.some(({ sessionId }) => sessionId === event.sessionId)) ??
    (id === null ? undefined : process.stations.find((each) => each.recipientId === id))
  );
}

/** What the station of an event is called; null for an event of the whole process. */
export function stationName(process: Process, event: Event): string | null {
  return stationOf(process, event)?.name ?? event.recipient?.name ?? event.sessionId;
}
