import { and, asc, desc, eq, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Sort } from '../../../shared/api.ts';
import type { Process } from '../../../shared/process.ts';
import type { AgeSpan, Json, ProcessQuery } from '../queries.ts';
import { BadCursorError } from '../store.ts';
import { clockColumns } from './meanings.ts';
import { createKnownTerms } from './known-terms.ts';
import { keptColumns, toProcess, toProcessJson } from './kept-process.ts';
import { createProcessCounts } from './process-counts.ts';
import { counters, processes, processKeys, snapshots } from './projection-schema.ts';
import { sources } from './schema.ts';
import { createConditions } from './where.ts';

/** What the cursors are made of. */
const rowColumns = {
  id: processes.id,
  seq: processes.seq,
  startedAt: processes.startedAt,
  number: processes.number,
  attention: processes.attention,
};
type Row = Record<keyof typeof rowColumns, number>;

/** So many rows are walked for a search that is common, before its matches are collected after all. */
const walked = 2000;
/** So many are looked at for one page where no index tells what will match. */
const searched = 20_000;

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
  attention: { column: processes.attention, descending: false, value: (row: Row) => row.attention },
} as const satisfies Record<Sort, unknown>;

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

  const keptOf = db
    .select({ id: processes.id, ...keptColumns, snapshot: sql<Buffer>`cast(${snapshots.snapshot} as blob)` })
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(sql`${processes.id} in (select value from json_each(${sql.placeholder('keys')}))`)
    .prepare();

  /** Only of the rows that are shown: what is sorted stays narrow. In the order of the keys. */
  function jsonByKeys(keys: readonly number[]): Json[] {
    const found = new Map(keptOf.all({ keys: JSON.stringify(keys) }).map((kept) => [kept.id, kept]));
    return keys.flatMap((key) => {
      const kept = found.get(key);
      return kept ? [toProcessJson(kept)] : [];
    });
  }

  function byKeys(keys: readonly number[]): Process[] {
    return jsonByKeys(keys).map((json) => JSON.parse(Buffer.concat(json).toString()) as Process);
  }

  /** The last of the next so many rows; undefined where there are fewer. */
  function edgeOf(rows: number, sort: Sort, from: SQL | undefined): Row | undefined {
    const { column, descending } = orders[sort];
    return db
      .select(rowColumns)
      .from(processes)
      .where(from)
      .orderBy(...(descending ? [desc(column), desc(processes.id)] : [asc(column), asc(processes.id)]))
      .limit(1)
      .offset(rows - 1)
      .get();
  }

  /** What keeps a walk to the rows up to that one. */
  function upTo(sort: Sort, edge: Row | undefined): SQL | undefined {
    if (!edge) return undefined;
    const { column, descending, value } = orders[sort];
    const [position, end] = [sql`(${column}, ${processes.id})`, sql`(${value(edge)}, ${edge.id})`];
    return descending ? sql`${position} >= ${end}` : sql`${position} <= ${end}`;
  }

  function pageOf({ filter, sort, limit, cursor, at, startedBy }: ProcessQuery) {
    const { condition, collected, openEnded } = conditionsOf(filter, at);
    const began = startedBy === undefined ? undefined : lte(processes.startedAt, startedBy);
    const from = and(beyond(sort, cursor), began);
    const edge = openEnded
      ? edgeOf(searched, sort, and(from, openEnded.among))
      : collected
        ? edgeOf(walked, sort, from)
        : undefined;
    let rows = select(and(condition, from, upTo(sort, edge)), sort, limit + 1);
    if (collected && rows.length <= limit) rows = select(and(collected, from), sort, limit + 1);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : openEnded ? edge : undefined;
    return {
      keys: items.map(({ id }) => id),
      nextCursor: last ? writeCursor(sort, last) : null,
    };
  }

  const between = db
    .select(keptColumns)
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(and(gt(processes.seq, sql.placeholder('after')), lte(processes.seq, sql.placeholder('upTo'))))
    .orderBy(asc(processes.seq))
    .limit(sql.placeholder('limit'))
    .prepare();
  const alsoAt = db
    .select(keptColumns)
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(eq(processes.seq, sql.placeholder('seq')))
    .prepare();

  const isNamed = eq(processKeys.processId, sql.placeholder('processId'));
  const findBy = (condition: SQL | undefined) =>
    db
      .select({ id: processes.id, source: processes.source, ...keptColumns })
      .from(processes)
      .innerJoin(snapshots, eq(snapshots.process, processes.id))
      .innerJoin(processKeys, eq(processKeys.id, processes.id))
      .innerJoin(sources, eq(sources.id, processes.source))
      .where(condition)
      .orderBy(desc(processes.seq))
      .limit(1)
      .prepare();
  const findNewest = findBy(isNamed);
  const findOfSource = findBy(and(isNamed, eq(sources.slug, sql.placeholder('slug'))));

  function find(processId: string, slug: string | null): Found | null {
    const row = slug === null ? findNewest.get({ processId }) : findOfSource.get({ processId, slug });
    return row ? { id: row.id, source: row.source, process: toProcess(row) } : null;
  }

  const isBetween = (column: SQL | typeof processes.attention | typeof processes.quietAt) =>
    sql`${column} > ${sql.placeholder('after')} and ${column} <= ${sql.placeholder('upTo')}`;
  const workflowNames = db.select({ name: counters.workflowName }).from(counters);
  const becameLate = db.select({ id: processes.id }).from(processes).where(isBetween(processes.attention));
  const becameQuiet = db
    .select({ id: processes.id })
    .from(processes)
    .where(and(inArray(processes.workflowName, workflowNames), isBetween(processes.quietAt)));
  /** By the indexes that have these times; a process may turn twice. */
  const turned = becameLate.union(becameQuiet).limit(sql.placeholder('limit')).prepare();

  return {
    list(query: ProcessQuery) {
      const { keys, nextCursor } = pageOf(query);
      return { items: byKeys(keys), nextCursor };
    },
    listJson(query: ProcessQuery) {
      const { keys, nextCursor } = pageOf(query);
      return { items: jsonByKeys(keys), nextCursor };
    },
    counts: createProcessCounts(db, conditionsOf, ({ openEnded }) =>
      upTo('updated', edgeOf(openEnded ? searched : walked, 'updated', openEnded?.among)),
    ),
    find,
    byKeys,
    knownTerms: createKnownTerms(db, byKeys),
    aged(spans: readonly AgeSpan[], limit: number): Process[] {
      const found = new Set<number>();
      for (const { clock, from, to } of spans) {
        const inSpan = and(gte(clockColumns[clock], from), lte(clockColumns[clock], to));
        for (const { id } of db.select({ id: processes.id }).from(processes).where(inSpan).limit(limit).all())
          found.add(id);
        if (found.size >= limit) break;
      }
      return byKeys([...found].slice(0, limit));
    },
    turned: (after: number, upTo: number, limit: number): Process[] =>
      byKeys(turned.all({ after, upTo, limit }).map(({ id }) => id)),
    /** Some more than `limit` where the last ones changed by the same event: a parent changes with its child. */
    between(after: number, upTo: number, limit: number): Process[] {
      const found = between.all({ after, upTo, limit }).map(toProcess);
      const last = found.at(-1)?.seq;
      if (found.length < limit || last === undefined) return found;
      return [...found.filter(({ seq }) => seq < last), ...alsoAt.all({ seq: last }).map(toProcess)];
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

export type ProcessList = ReturnType<typeof createProcessList>;
