import type { ProcessLog } from '../store.ts';
import type { ChildProcesses } from './children.ts';
import type { Facts } from './facts.ts';
import type { KnownClosings } from './known-closings.ts';
import type { ProcessList } from './process-list.ts';
import type { Sources } from './source-list.ts';

export interface ProcessLogParts {
  processes: Pick<ProcessList, 'find'>;
  facts: Pick<Facts, 'ofProcess'>;
  sources: Pick<Sources, 'find'>;
  closings: Pick<KnownClosings, 'of'>;
  children: Pick<ChildProcesses, 'standing'>;
  /** Number of the last delivery that can be read. */
  projected: () => number;
}

/** A process with all that its fold needs; see `Store.log`. */
export function createProcessLogs({
  processes,
  facts,
  sources,
  closings,
  children,
  projected,
}: ProcessLogParts) {
  return (processId: string, slug: string | null, upTo = Infinity): ProcessLog | null => {
    const found = processes.find(processId, slug);
    if (!found) return null;
    const last = Math.min(upTo, projected());
    const [first, ...rest] = facts
      .ofProcess(found.id, processId)
      .flatMap(({ fact }) => (fact.seq <= last ? [fact] : []));
    if (!first) return null;
    const { provider, source, workflow } = found.process;
    const titleLabel = sources.find(provider, source)?.titleLabel ?? null;
    const closing = closings.of(found.source, processId, upTo);
    const made = found.process.isRequest ? children.standing(processId, found.source) : undefined;
    const context = { provider, source, workflow, titleLabel, closing, ...(made && { children: made }) };
    return { context, facts: [first, ...rest] };
  };
}
