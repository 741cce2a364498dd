/**
 * The place of a process in a list of what needs attention, the lowest first: the time at which it is late, then what
 * else is under way, then the rest, both by their newest change. One number, so that one index has the order, a page can
 * begin anywhere in it, and the late are its beginning up to now.
 */
const underWay = 2 ** 50;
const ended = 2 ** 51;

/** No process that has ended comes before it. */
export const lastUnderWay = underWay;

export function writeAttention(dueAt: number | null, isUnderWay: boolean, seq: number): number {
  return dueAt ?? (isUnderWay ? underWay : ended) - seq;
}

/** Epoch milliseconds at which the process is late; null where it never is. Numbers of the log stay far below a half of that. */
export function readDueAt(attention: number): number | null {
  return attention < underWay / 2 ? attention : null;
}
