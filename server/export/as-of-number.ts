import type { Process } from '../../shared/process.ts';
import { asOf } from '../process/as-of.ts';
import type { Fact } from '../process/fact.ts';
import type { FoldContext } from '../process/fold.ts';
import type { FoldedProcess } from '../process/folded.ts';
import type { Children } from '../process/split-request.ts';
import { withOutlook } from '../process/with-outlook.ts';
import type { ProcessLog, Store } from '../store/store.ts';

export type Fold = (context: FoldContext, facts: readonly [Fact, ...Fact[]]) => FoldedProcess;

/** What it takes to tell how a process stood once. */
export interface PastParts {
  store: Pick<Store, 'log' | 'limits' | 'children'>;
  fold: Fold;
}

export interface Stood {
  process: Process;
  facts: readonly Fact[];
}

/** Which state is meant: what was known at a number of the log, and of that, where a moment is given, what had happened by then. */
export interface Standpoint {
  upTo: number;
  /** Epoch milliseconds; null for all that was known. */
  moment: number | null;
}

/** Null where there was nothing of it. When it is late or quiet goes by what is usual now. */
export async function asOfNumber(
  { store, fold }: PastParts,
  { processId, source }: { processId: string; source: string | null },
  { upTo, moment }: Standpoint,
): Promise<Stood | null> {
  const log = await store.log(processId, source, upTo);
  if (!log) return null;
  const then = moment === null ? await folded(log) : asOf(log, moment * 1000 + 999);
  if (!then) return null;
  return { process: withOutlook(then.process, await store.limits(then.process.workflow)), facts: then.facts };

  async function folded({ context, facts }: ProcessLog): Promise<{ process: FoldedProcess; facts: Fact[] }> {
    const { children, ...alone } = context;
    const then = children && children.seq > upTo ? await childrenThen() : children;
    return { process: fold({ ...alone, ...(then && { children: then }) }, facts), facts };
  }

  /** Of as many as the page of their parent shows. */
  async function childrenThen(): Promise<Children | undefined> {
    const stood: FoldedProcess[] = [];
    for (const child of await store.children(processId, source)) {
      const log = await store.log(child.processId, source, upTo);
      if (log) stood.push(fold(log.context, log.facts));
    }
    if (stood.length === 0) return undefined;
    const completed = stood.flatMap(({ completedAt }) =>
      completedAt === null ? [] : Date.parse(completedAt),
    );
    return {
      states: [...new Set(stood.map(({ state }) => state))],
      completedUs: completed.length === 0 ? null : Math.max(...completed) * 1000,
      seq: Math.max(...stood.map(({ seq }) => seq)),
    };
  }
}
