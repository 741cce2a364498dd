import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Counts } from '../../../shared/api.ts';
import { processStates } from '../../../shared/states.ts';
import { asksForTests } from '../../search/about-filter.ts';
import { conjuncts, type Filter } from '../../search/filter.ts';
import { stateCode } from './codes.ts';
import type { createNewestMatches, Matches, Tally } from './newest-matches.ts';
import { counters, processes } from './projection-schema.ts';
import type { Conditions } from './where.ts';

/** Matches among the newest that are worth telling as "at least so many". */
const worthTelling = 50;

/** What was counted, by state; what is late or quiet is among it. */
interface Counted {
  rows: { state: number; count: number }[];
  late: number;
  quiet: number;
  capped: boolean;
}

/** What is counted: up to so many, and late or quiet at that moment. */
interface Asked {
  filter: Filter;
  cap: number;
  /** Epoch milliseconds. */
  at: number;
}

/** Written out, since a partial index is only used where the statement itself shows that it suffices. */
const isTest = sql`${processes.isTest} = 1`;

/** Everything, and single workflows, are counted from the counters. */
function isExact(filter: Filter): boolean {
  return conjuncts(filter).length === 0 || workflowOf(filter) !== null;
}

/** Caseless name of the one workflow that is asked for; null where something else is. */
function workflowOf(filter: Filter): string | null {
  const [only, ...more] = conjuncts(filter);
  if (more.length > 0 || only?.kind !== 'is' || only.criterion.kind !== 'workflow') return null;
  return only.criterion.name;
}

/** The counters of a search. */
export function createProcessCounts(
  db: BetterSQLite3Database,
  conditionsOf: (filter: Filter, at: number) => Conditions,
  newestOf: ReturnType<typeof createNewestMatches>,
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

  /** From the counters and by indexes. */
  function countExactly({ filter, at }: Asked): Counted {
    const workflow = workflowOf(filter);
    return workflow === null ? countAll({ at }) : countWorkflow({ at, workflow });
  }

  function summed({ tallies, count: found, edge }: Matches, { filter, cap }: Asked): Counted {
    const mayBeTests = asksForTests(filter);
    const rows = tallies.filter(({ isTest }) => mayBeTests || isTest === 0);
    const sum = (pick: (each: Tally) => number) => rows.reduce((total, each) => total + pick(each), 0);
    return {
      rows,
      late: sum(({ late }) => late),
      quiet: sum(({ quiet }) => quiet),
      capped: edge !== null || found > cap,
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

  function written(counted: Counted, { filter, cap, at }: Asked): { counts: Counts; capped: boolean } {
    const { rows, late, quiet, capped } = counted;
    const byState = new Map<string, number>();
    for (const { state, count } of rows) {
      const name = stateCode.name(state);
      byState.set(name, (byState.get(name) ?? 0) + count);
    }
    const entries = processStates.map((state) => [state, byState.get(state) ?? 0] as const);
    const tests = countTests(filter, cap, at);
    return { counts: { ...Object.fromEntries(entries), late, quiet, tests } as Counts, capped };
  }

  /** Counts a search by its newest matches, of which a page may want so many. Null for what is counted exactly. */
  function look(asked: Asked, wanted: number) {
    if (isExact(asked.filter)) return null;
    const { filter, cap, at } = asked;
    const enough = Math.max(worthTelling, wanted);
    const matches = newestOf(filter, { at, wanted, enough, limit: Math.max(cap + 1, wanted) });
    return { matches, ...written(summed(matches, asked), asked) };
  }

  return {
    look,
    count(asked: Asked): { counts: Counts; capped: boolean } {
      const looked = look(asked, 0);
      if (!looked) return written(countExactly(asked), asked);
      const { counts, capped } = looked;
      return { counts, capped };
    },
  };
}
