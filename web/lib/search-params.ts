import { viewerZone } from './viewer-zone.ts';

/** What is asked of the server about a search. The days in it are those of the viewer. */
export function searchParams(q: string, beside: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams(q === '' ? beside : { ...beside, q, zone: viewerZone() });
}
