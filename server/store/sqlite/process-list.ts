import { and, asc, desc, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Counts, Sort } from '../../../shared/api.ts';
import type { Process } from '../../../shared/process.ts';
import { processStates } from '../../../shared/states.ts';
import { caseless } from '../../search/caseless.ts';
import type { Filter } from '../../search/filter.ts';
import { BadCursorError, type ProcessQuery } from '../store.ts';
import { stateCode } from './codes.ts';
import { counters, processes, processKeys, snapshots, sources } from './schema.ts';
import { createConditions } from './where.ts';

/** What the cursors are made of. */
const rowColumns = {
  id: processes.id,
  seq: processes.seq,
  startedAt: processes.startedAt,
  number: processes.number,
};
type Row = Record<keyof typeof rowColumns, number>;

/** So many rows are walked for a search that is common, before its matches are collected after all. */
const walked = 2000;
/** Matches among them that are worth telling as "at least so many". */
const worthTelling = 50;

interface Found {
  id: number;
  source: number;
  process: Process;
}

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
export function createProcessList(db: BetterSQLite3Database, projected: () => number) {
  const conditionsOf = createConditions(db, projected);

  function beyond(sort: Sort, cursor: string | null): SQL | undefined {
    if (cursor === null) return undefined;
    const { column, descending } = orders[sort];
    const { value, id } = readCursor(sort, cursor);
    const position = sql`(${column}, ${processes.id})`;
    return descending ? sql`${position} < (${value}, ${id})` : sql`${position} > (${value}, ${id})`;
  }

  function select(condition: SQL | undefined, sort: Sort, limit: number): Row[] {
    const { column, descending } = orders[sort];
    return db
      .select(rowColumns)
      .from(processes)
      .where(condition)
      .orderBy(...(descending ? [desc(column), desc(processes.id)] : [asc(column), asc(processes.id)]))
      .limit(limit)
      .all();
  }

  const snapshotOf = db
    .select({ snapshot: snapshots.snapshot })
    .from(snapshots)
    .where(eq(snapshots.process, sql.placeholder('process')))
    .prepare();

  /** Only of the rows that are shown: what is sorted stays narrow. */
  function processesOf(rows: readonly Row[]): Process[] {
    return rows.flatMap(({ id }) => {
      const kept = snapshotOf.get({ process: id });
      return kept ? [toProcess(kept)] : [];
    });
  }

  /** What keeps a walk to the next so many rows; undefined where there are fewer. */
  function within(rows: number, sort: Sort, from: SQL | undefined): SQL | undefined {
    const { column, descending } = orders[sort];
    const edge = db
      .select(rowColumns)
      .from(processes)
      .where(from)
      .orderBy(...(descending ? [desc(column), desc(processes.id)] : [asc(column), asc(processes.id)]))
      .limit(1)
      .offset(rows)
      .get();
    if (!edge) return undefined;
    const [position, end] = [
      sql`(${column}, ${processes.id})`,
      sql`(${orders[sort].value(edge)}, ${edge.id})`,
    ];
    return descending ? sql`${position} > ${end}` : sql`${position} < ${end}`;
  }

  function list({ filter, sort, limit, cursor }: ProcessQuery) {
    const { condition, collected } = conditionsOf(filter);
    const from = beyond(sort, cursor);
    let rows = select(
      and(condition, from, collected ? within(walked, sort, from) : undefined),
      sort,
      limit + 1,
    );
    if (collected && rows.length <= limit) rows = select(and(collected, from), sort, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: processesOf(items),
      nextCursor: rows.length > limit && last ? writeCursor(sort, last) : null,
    };
  }

  function counts(filter: Filter, cap: number): { counts: Counts; capped: boolean } {
    const { rows, capped } = countedExactly(filter) ?? countedByLooking(filter, cap);
    const byState = new Map(rows.map((row) => [stateCode.name(row.state), row.count]));
    const entries = processStates.map((state) => [state, byState.get(state) ?? 0] as const);
    return { counts: Object.fromEntries(entries) as Counts, capped };
  }

  /** From the counters, where the filter is everything or one workflow; null otherwise. */
  function countedExactly(filter: Filter) {
    const [only, ...more] = filter;
    if (more.length > 0 || (only && (only.negated || only.criterion.kind !== 'workflow'))) return null;
    const workflow = only?.criterion.kind === 'workflow' ? only.criterion.name : null;
    const rows = db
      .select({ state: counters.state, count: sql<number>`sum(${counters.count})` })
      .from(counters)
      .where(workflow === null ? undefined : eq(counters.workflowName, workflow))
      .groupBy(counters.state)
      .all();
    return { rows, capped: false };
  }

  function countedByLooking(filter: Filter, cap: number) {
    const { condition, collected } = conditionsOf(filter);
    const edge = collected ? within(walked, 'updated', undefined) : undefined;
    const isCounted = asksForTests(filter) ? undefined : sql`${processes.isTest} = 0`;
    const newest = countUpTo(cap, and(condition, edge, isCounted));
    const isMore = newest.capped || edge !== undefined;
    // Enough among the newest to say that there are many, without looking for all of them.
    if (!collected || newest.total >= worthTelling) return { ...newest, capped: isMore };
    return countUpTo(cap, and(collected, isCounted));
  }

  function countUpTo(cap: number, condition: SQL | undefined) {
    const matching = db
      .select({ state: processes.state })
      .from(processes)
      .where(condition)
      .orderBy(desc(processes.seq))
      .limit(cap + 1)
      .as('matching');
    const rows = db
      .select({ state: matching.state, count: sql<number>`count(*)` })
      .from(matching)
      .groupBy(matching.state)
      .all();
    const total = rows.reduce((sum, row) => sum + row.count, 0);
    return { rows, total, capped: total > cap };
  }

  const between = db
    .select({ snapshot: snapshots.snapshot })
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(and(gt(processes.seq, sql.placeholder('after')), lte(processes.seq, sql.placeholder('upTo'))))
    .orderBy(asc(processes.seq))
    .limit(sql.placeholder('limit'))
    .prepare();
  const alsoAt = db
    .select({ snapshot: snapshots.snapshot })
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(eq(processes.seq, sql.placeholder('seq')))
    .prepare();
  const recent = db
    .select({ snapshot: snapshots.snapshot })
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(eq(processes.workflowName, sql.placeholder('workflow')))
    .orderBy(desc(processes.seq))
    .limit(sql.placeholder('limit'))
    .prepare();

  function find(processId: string, source: string | null): Found | null {
    const row = db
      .select({ id: processes.id, source: processes.source, snapshot: snapshots.snapshot })
      .from(processes)
      .innerJoin(snapshots, eq(snapshots.process, processes.id))
      .innerJoin(processKeys, eq(processKeys.id, processes.id))
      .innerJoin(sources, eq(sources.id, processes.source))
      .where(
        and(eq(processKeys.processId, processId), source === null ? undefined : eq(sources.slug, source)),
      )
      .orderBy(desc(processes.seq))
      .limit(1)
      .get();
    return row ? { id: row.id, source: row.source, process: toProcess(row) } : null;
  }

  return {
    list,
    counts,
    find,
    byKey(process: number): Process | null {
      const kept = snapshotOf.get({ process });
      return kept ? toProcess(kept) : null;
    },
    /** Some more than `limit` where the last ones changed by the same event: a parent changes with its child. */
    between(after: number, upTo: number, limit: number): Process[] {
      const found = between.all({ after, upTo, limit }).map(toProcess);
      const last = found.at(-1)?.seq;
      if (found.length < limit || last === undefined) return found;
      return [...found.filter(({ seq }) => seq < last), ...alsoAt.all({ seq: last }).map(toProcess)];
    },
    recent: (workflow: string, limit: number): Process[] =>
      recent.all({ workflow: caseless(workflow), limit }).map(toProcess),
    workflows: () =>
      db
        .select({ workflow: counters.workflow, processes: sql<number>`sum(${counters.count})` })
        .from(counters)
        .groupBy(counters.workflow)
        .orderBy(counters.workflow)
        .all(),
  };
}

export type ProcessList = ReturnType<typeof createProcessList>;

/** Tests count in nothing, unless it is them that are looked for. */
function asksForTests(filter: Filter): boolean {
  return filter.some(({ criterion, negated }) => criterion.kind === 'test' && !negated);
}
