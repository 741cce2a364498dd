import type { BusyHour } from '../store/source.ts';

const hourLength = 60 * 60_000;
const weekLength = 7 * 24 * hourLength;
const weeks = 4;
/** In so many of those weeks it must have spoken, or nothing is usual. */
const fewestWeeks = 3;
/** Clocks that change, and a little more than usual, are nothing to speak of; in milliseconds. */
const grace = hourLength;

/** Hours since the epoch from which on `findSilence` needs to know them. */
export function firstHourFor(now: number): number {
  return Math.floor((now - (weeks + 2) * weekLength) / hourLength);
}

/**
 * Whether a source that usually speaks has stopped: it brought nothing for longer than ever at these hours of the week
 * in the last four weeks, and did bring something then in at least three of them. `hours` are those in which it
 * brought anything, oldest first. Times are epoch milliseconds; null where nothing is amiss.
 */
export function findSilence(
  hours: readonly BusyHour[],
  now: number,
): { since: number; usual: number } | null {
  const last = hours.at(-1);
  if (!last) return null;
  const since = last.lastAt;
  const usual: number[] = [];
  for (let week = 1; week <= weeks; week += 1) {
    const [from, to] = [since - week * weekLength, now - week * weekLength];
    const hasSpoken = hours.some(({ lastAt }) => lastAt > from && lastAt <= to);
    if (hasSpoken) usual.push(longestPause(hours, from, to));
  }
  if (usual.length < fewestWeeks) return null;
  const longest = Math.max(...usual);
  return now - since > longest + grace ? { since, usual: longest } : null;
}

/**
 * The longest pause that reaches into a span of time. Of an hour only its last delivery is known, so a pause is taken
 * for longer than it was rather than for shorter.
 */
function longestPause(hours: readonly BusyHour[], from: number, to: number): number {
  let longest = 0;
  for (const [index, { lastAt }] of hours.entries()) {
    const before = hours[index - 1];
    if (before && lastAt > from && before.lastAt <= to) longest = Math.max(longest, lastAt - before.lastAt);
  }
  return longest;
}
