import type { Station } from './process.ts';

/** Epoch milliseconds from which a stay is counted: the first sending, or the first sign of life where that is not known. */
export function stationStart(station: Station): number | null {
  const first = station.sessions[0] ?? station;
  const start = first.createdAt ?? first.loggedInAt ?? first.loadedAt;
  return start === null ? null : Date.parse(start);
}
