import type { Process } from './process.ts';

/** Epoch milliseconds of the last submission, from which the wait for the archive is counted; null where there is none. */
export function lastSubmission({ stations }: Pick<Process, 'stations'>): number | null {
  const times = stations.flatMap(({ submittedAt }) =>
    submittedAt === null ? [] : [Date.parse(submittedAt)],
  );
  return times.length === 0 ? null : Math.max(...times);
}
