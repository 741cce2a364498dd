import { browserZone } from './browser-choice.ts';
import { viewer } from './viewer.ts';

/** The IANA name of the zone in which the viewer reads times, and whose days a search speaks of. */
export function viewerZone(): string {
  return viewer.get().zone ?? browserZone;
}
