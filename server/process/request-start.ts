/** For so long before its first webhook a request may have been made: later ones are told when they are made. */
const longest = 366 * 24 * 3600 * 1_000_000;
/** The clocks of two machines, in microseconds. */
const tolerance = 10 * 60 * 1_000_000;

/**
 * When a request was made, in epoch microseconds: the first four bytes of an id like the vendor's are the second of its
 * making. Null where the id is none of those, or would tell a time that cannot be.
 */
export function requestStart(processId: string, firstUs: number): number | null {
  if (!/^[0-9a-f]{24}$/iu.test(processId)) return null;
  const us = Number.parseInt(processId.slice(0, 8), 16) * 1_000_000;
  return us <= firstUs + tolerance && us >= firstUs - longest ? Math.min(us, firstUs) : null;
}
