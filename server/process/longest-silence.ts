import type { Fact } from './fact.ts';
import type { FoldedProcess } from './folded.ts';

/**
 * Milliseconds of the longest time, from the start of a process that completed to its completion, in which nothing
 * happened. Null for any other, and for tests, which teach nothing. What the vendor does afterwards is housekeeping.
 */
export function longestSilence(
  { startedAt, completedAt, isTest }: FoldedProcess,
  facts: readonly Fact[],
): number | null {
  if (completedAt === null || isTest) return null;
  const end = Date.parse(completedAt);
  const times = facts.map(({ occurred }) => Math.floor(occurred.us / 1000)).filter((time) => time < end);
  let [before, longest] = [Date.parse(startedAt), 0];
  for (const time of [...times.sort((a, b) => a - b), end]) {
    longest = Math.max(longest, time - before);
    before = time;
  }
  return longest;
}
