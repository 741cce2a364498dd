import { and, asc, desc, eq, getTableColumns, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Counts, Sort } from '../../../shared/api.ts';
import type { Process } from '../../../shared/process.ts';
import { processStates } from '../../../shared/states.ts';
import { caseless } from '../../search/caseless.ts';
import type { Filter } from '../../search/filter.ts';
import { BadCursorError, type ProcessQuery } from '../store.ts';
import { stateCode } from './codes.ts';
import { counters, processes, processKeys, sources } from './schema.ts';
import { createWhere } from './where.ts';

type Row = typeof processes.$inferSelect;

/** What a list is ordered by: one column, with the key deciding between equals. Cursors name both of the last row. */
const orders = {
  updated: { column: processes.seq, descending: true, value: (row: Row) => row.seq },
  started: { column: processes.startedAt, descending: true, value: (row: Row) => row.startedAt },
  oldest: { column: processes.startedAt, descending: false, value: (row: Row) => row.startedAt },
  number: { column: processes.number, descending: true, value: (row: Row) => row.number },
} as const satisfies Record<Sort, unknown>;

export function toProcess({ snapshot }: { snapshot: string }): Process {
  return JSON.parse(snapshot) as Process;
}

function writeCursor(sort: Sort, row: Row): string {
  return `${sort}.${orders[sort].value(row)}.${row.id}`;
}

function readCursor(sort: Sort, cursor: string): { value: number; id: number } {
  const [name, value, id, ...more] = cursor.split('.');
  const numbers = [value, id].map((part) =>
    part !== undefined && /^-?\d{1,16}$/u.test(part) ? Number(part) : null,
  );
  const [first, second] = numbers;
  if (name !== sort || more.length > 0 || typeof first !== 'number' || typeof second !== 'number') {
    throw new BadCursorError(`not a cursor of a list sorted by ${sort}`);
  }
  return { value: first, id: second };
}

/** Lists, counters and single snapshots, all read from the projections. */
export function createProcessList(db: BetterSQLite3Database) {
  const where = createWhere(db);

  function beyond(sort: Sort, cursor: string | null): SQL | undefined {
    if (cursor === null) return undefined;
    const { column, descending } = orders[sort];
    const { value, id } = readCursor(sort, cursor);
    const position = sql`(${column}, ${processes.id})`;
    return descending ? sql`${position} < (${value}, ${id})` : sql`${position} > (${value}, ${id})`;
  }

  function list({ filter, sort, limit, cursor }: ProcessQuery) {
    const { column, descending } = orders[sort];
    const rows = db
      .select()
      .from(processes)
      .where(and(where(filter), beyond(sort, cursor)))
      .orderBy(...(descending ? [desc(column), desc(processes.id)] : [asc(column), asc(processes.id)]))
      .limit(limit + 1)
      .all();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toProcess),
      nextCursor: rows.length > limit && last ? writeCursor(sort, last) : null,
    };
  }

  function counts(filter: Filter, cap: number): { counts: Counts; capped: boolean } {
    const counted = countedExactly(filter) ?? countedByLooking(filter, cap);
    const total = counted.reduce((sum, row) => sum + row.count, 0);
    const byState = new Map(counted.map((row) => [stateCode.name(row.state), row.count]));
    const entries = processStates.map((state) => [state, byState.get(state) ?? 0] as const);
    return {
      counts: Object.fromEntries(entries) as Counts,
      capped: total > cap && countedExactly(filter) === null,
    };
  }

  /** From the counters, where the filter is everything or one workflow; null otherwise. */
  function countedExactly(filter: Filter) {
    const [only, ...more] = filter;
    if (more.length > 0 || (only && (only.negated || only.criterion.kind !== 'workflow'))) return null;
    const workflow = only?.criterion.kind === 'workflow' ? only.criterion.name : null;
    return db
      .select({ state: counters.state, count: sql<number>`sum(${counters.count})` })
      .from(counters)
      .where(workflow === null ? undefined : eq(counters.workflowName, workflow))
      .groupBy(counters.state)
      .all();
  }

  function countedByLooking(filter: Filter, cap: number) {
    const matching = db
      .select({ state: processes.state })
      .from(processes)
      .where(where(filter))
      .orderBy(desc(processes.seq))
      .limit(cap + 1)
      .as('matching');
    return db
      .select({ state: matching.state, count: sql<number>`count(*)` })
      .from(matching)
      .groupBy(matching.state)
      .all();
  }

  const between = db
    .select({ snapshot: processes.snapshot })
    .from(processes)
    .where(and(gt(processes.seq, sql.placeholder('after')), lte(processes.seq, sql.placeholder('upTo'))))
    .orderBy(asc(processes.seq))
    .limit(sql.placeholder('limit'))
    .prepare();
  const recent = db
    .select({ snapshot: processes.snapshot })
    .from(processes)
    .where(eq(processes.workflowName, sql.placeholder('workflow')))
    .orderBy(desc(processes.seq))
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    list,
    counts,
    between: (after: number, upTo: number, limit: number): Process[] =>
      between.all({ after, upTo, limit }).map(toProcess),
    recent: (workflow: string, limit: number): Process[] =>
      recent.all({ workflow: caseless(workflow), limit }).map(toProcess),
    find(processId: string, source: string | null): { id: number; process: Process } | null {
      const row = db
        .select(getTableColumns(processes))
        .from(processes)
        .innerJoin(processKeys, eq(processKeys.id, processes.id))
        .innerJoin(sources, eq(sources.id, processes.source))
        .where(
          and(eq(processKeys.processId, processId), source === null ? undefined : eq(sources.slug, source)),
        )
        .orderBy(desc(processes.seq))
        .limit(1)
        .get();
      return row ? { id: row.id, process: toProcess(row) } : null;
    },
    workflows: () =>
      db
        .select({ workflow: counters.workflow, processes: sql<number>`sum(${counters.count})` })
        .from(counters)
        .groupBy(counters.workflow)
        .orderBy(counters.workflow)
        .all(),
  };
}
