import type { Process } from '../../../../shared/process.ts';

/** Beyond these a person names the one that is meant in a search. */
const most = 12;

/** The keys of their labels, the most frequent ones first. */
export function labelKeys(processes: readonly Pick<Process, 'labels'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { labels } of processes)
    for (const key of Object.keys(labels)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([key]) => key);
}
