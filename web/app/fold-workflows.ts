import type { Workflow } from '../../shared/workflow.ts';

/** As many as a side bar shows without being asked. */
export const fewWorkflows = 12;

export interface FoldedWorkflows {
  /** In the order they came in. */
  shown: readonly Workflow[];
  /** How many the filter lets through, shown or not. */
  found: number;
}

/**
 * The workflows whose names hold `filter`, without regard to case. Where these are too many and not `all` are
 * wanted: those with the most processes, and the `chosen` one wherever it ranks.
 */
export function foldWorkflows(
  workflows: readonly Workflow[],
  { filter, chosen, all }: { filter: string; chosen: string | null; all: boolean },
): FoldedWorkflows {
  const wanted = filter.trim().toLocaleLowerCase();
  const found = workflows.filter(({ workflow }) => workflow.toLocaleLowerCase().includes(wanted));
  if (all || found.length <= fewWorkflows) return { shown: found, found: found.length };
  const rank = (each: Workflow) => (each.workflow === chosen ? Infinity : each.processes);
  const kept = new Set(found.toSorted((a, b) => rank(b) - rank(a)).slice(0, fewWorkflows));
  return { shown: found.filter((each) => kept.has(each)), found: found.length };
}
