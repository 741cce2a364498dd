import type { Event } from '../../shared/event.ts';
import type { Process, Station } from '../../shared/process.ts';

/** Tells at which station of a process an event happened: that of its session. Null for one of the whole process. */
export function stationFinder({ stations }: Process): (event: Event) => Station | null {
  const bySession = new Map(
    stations.flatMap((station) => station.sessions.map(({ sessionId }) => [sessionId, station])),
  );
  return ({ sessionId }) => (sessionId === null ? null : (bySession.get(sessionId) ?? null));
}
