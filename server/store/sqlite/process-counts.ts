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

/** The counters of a search. `newest` keeps a walk to the newest rows, or gives undefined where that is all of them. */
export function createProcessCounts(
  db: BetterSQLite3Database,
  conditionsOf: (filter: Filter, at: number) => Conditions,
  newest: (conditions: Conditions) => SQL | undefined,
) {
  const perState = { state: counters.state, count: sql<number>`sum(${counters.count})` };
  const turned = (names: SQL, column: typeof processes.attention | typeof processes.quietAt) =>
    db
      .select({ count: sql<number>`count(*)` })
      .from(processes)
      .where(and(names, lte(column, sql.placeholder('at'))))
      .prepare();

  /** Of everything, or of the one workflow whose caseless name is a value of the statements. */
  function exactCounter(only: { ofCounters: SQL; ofProcesses: SQL } | null) {
    const rows = db.select(perState).from(counters).where(only?.ofCounters).groupBy(counters.state).prepare();
    const names = db.select({ name: counters.workflowName }).from(counters);
    const ofProcesses = only?.ofProcesses ?? inArray(processes.workflowName, names);
    const [late, quiet] = [turned(ofProcesses, processes.attention), turned(ofProcesses, processes.quietAt)];
    return (values: { at: number; workflow?: string }): Counted => ({
      rows: rows.all(values),
      late: late.get(values)?.count ?? 0,
      quiet: quiet.get(values)?.count ?? 0,
      capped: false,
    });
  }

  const countAll = exactCounter(null);
  const countWorkflow = exactCounter({
    ofCounters: eq(counters.workflowName, sql.placeholder('workflow')),
    ofProcesses: eq(processes.workflowName, sql.placeholder('workflow')),
  });

  /** From the counters and by indexes, where the filter is everything or one workflow; null otherwise. */
  function countExactly(filter: Filter, at: number): Counted | null {
    const [only, ...more] = conjuncts(filter);
    if (!only) return countAll({ at });
    if (more.length > 0 || only.kind !== 'is' || only.criterion.kind !== 'workflow') return null;
    return countWorkflow({ at, workflow: only.criterion.name });
  }

  function countByLooking(filter: Filter, cap: number, at: number): Counted {
    const conditions = conditionsOf(filter, at);
    const { condition, collected, openEnded } = conditions;
    const edge = collected || openEnded ? newest(conditions) : undefined;
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

  const anyTest = db.select({ id: processes.id }).from(processes).where(isTest).limit(1).prepare();

  function countTests(filter: Filter, cap: number, at: number): number {
    if (!anyTest.get()) return 0;
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
