import type { Event } from '../../../shared/event.ts';

/**
 * What names an event in the URL and in the page. Events that an archive told of share the archive's `seq`,
 * so theirs carries type and session too.
 */
export function eventKey(event: Event): string {
  if (!event.reconstructed) return String(event.seq);
  return [event.seq, event.type, event.sessionId ?? ''].join('.');
}
