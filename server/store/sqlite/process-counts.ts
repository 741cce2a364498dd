import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Counts } from '../../../shared/api.ts';
import { processStates } from '../../../shared/states.ts';
import { asksForTests } from '../../search/about-filter.ts';
import { conjuncts, type Filter } from '../../search/filter.ts';
import { stateCode } from './codes.ts';
import { counters, processes } from './projection-schema.ts';
import type { Conditions } from './where.ts';

/** Matches among the newest that are worth telling as "at least so many". */
const worthTelling = 50;

/** Counted by state; what is late or quiet is among them. */
interface Counted {
  rows: { state: number; count: number }[];
  late: number;
  quiet: number;
  capped: boolean;
}

/** Written out, since a partial index is only used where the statement itself shows that it suffices. */
const isTest = sql`${processes.isTest} = 1`;

/** The counters of a search. `newest` keeps a walk to the newest rows, or is undefined where that is all of them. */
export function createProcessCounts(
  db: BetterSQLite3Database,
  conditionsOf: (filter: Filter, at: number) => Conditions,
  newest: () => SQL | undefined,
) {
  /** From the counters and by indexes, where the filter is everything or one workflow; null otherwise. */
  function countExactly(filter: Filter, at: number): Counted | null {
    const [only, ...more] = conjuncts(filter);
    const workflow = only?.kind === 'is' && only.criterion.kind === 'workflow' ? only.criterion.name : null;
    if (more.length > 0 || (only && workflow === null)) return null;
    const rows = db
      .select({ state: counters.state, count: sql<number>`sum(${counters.count})` })
      .from(counters)
      .where(workflow === null ? undefined : eq(counters.workflowName, workflow))
      .groupBy(counters.state)
      .all();
    const names =
      workflow === null
        ? inArray(processes.workflowName, db.select({ name: counters.workflowName }).from(counters))
        : eq(processes.workflowName, workflow);
    const turned = (column: typeof processes.attention | typeof processes.quietAt) =>
      db
        .select({ count: sql<number>`count(*)` })
        .from(processes)
        .where(and(names, lte(column, at)))
        .get()?.count ?? 0;
    return { rows, late: turned(processes.attention), quiet: turned(processes.quietAt), capped: false };
  }

  function countByLooking(filter: Filter, cap: number, at: number): Counted {
    const { condition, collected } = conditionsOf(filter, at);
    const edge = collected ? newest() : undefined;
    const isCounted = asksForTests(filter) ? undefined : sql`${processes.isTest} = 0`;
    const { total, ...found } = countUpTo(cap, and(condition, edge, isCounted), at);
    const isMore = found.capped || edge !== undefined;
    // Enough among the newest to say that there are many, without looking for all of them.
    if (!collected || total >= worthTelling) return { ...found, capped: isMore };
    return countUpTo(cap, and(collected, isCounted), at);
  }

  function countUpTo(cap: number, condition: SQL | undefined, at: number): Counted & { total: number } {
    const matching = db
      .select({ state: processes.state, attention: processes.attention, quietAt: processes.quietAt })
      .from(processes)
      .where(condition)
      .orderBy(desc(processes.seq))
      .limit(cap + 1)
      .as('matching');
    const rows = db
      .select({
        state: matching.state,
        count: sql<number>`count(*)`,
        late: sql<number>`sum(${matching.attention} <= ${at})`,
        quiet: sql<number>`sum(ifnull(${matching.quietAt} <= ${at}, 0))`,
      })
      .from(matching)
      .groupBy(matching.state)
      .all();
    const sum = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + of(row), 0);
    const total = sum(({ count }) => count);
    return {
      rows,
      total,
      late: sum(({ late }) => late),
      quiet: sum(({ quiet }) => quiet),
      capped: total > cap,
    };
  }

  function countTests(filter: Filter, cap: number, at: number): number {
    // Under the name of the table, so that the conditions speak of these alone: few, where those of a workflow are many.
    const tests = db
      .select()
      .from(processes)
      .where(isTest)
      .orderBy(desc(processes.seq))
      .limit(cap)
      .as('processes');
    const count = sql<number>`count(*)`;
    return db.select({ count }).from(tests).where(conditionsOf(filter, at).condition).get()?.count ?? 0;
  }

  return (filter: Filter, cap: number, at: number): { counts: Counts; capped: boolean } => {
    const { rows, late, quiet, capped } = countExactly(filter, at) ?? countByLooking(filter, cap, at);
    const byState = new Map(rows.map((row) => [stateCode.name(row.state), row.count]));
    const entries = processStates.map((state) => [state, byState.get(state) ?? 0] as const);
    const tests = countTests(filter, cap, at);
    return { counts: { ...Object.fromEntries(entries), late, quiet, tests } as Counts, capped };
  };
}
