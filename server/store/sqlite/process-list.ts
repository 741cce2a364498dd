import { and, asc, desc, eq, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Sort } from '../../../shared/api.ts';
import type { Process } from '../../../shared/process.ts';
import { withoutState } from '../../search/about-filter.ts';
import type { Filter } from '../../search/filter.ts';
import type { AgeSpan, Json, ProcessQuery } from '../queries.ts';
import { clockColumns } from './meanings.ts';
import { createKnownTerms } from './known-terms.ts';
import { keptColumns, toProcess, toProcessJson } from './kept-process.ts';
import { createEdges, createNewestMatches } from './newest-matches.ts';
import { createProcessCounts } from './process-counts.ts';
import {
  beyond,
  orderBy,
  type Place,
  placeOf,
  readCursor,
  type Row,
  rowColumns,
  upTo,
  writeCursor,
} from './process-order.ts';
import { counters, processes, processKeys, snapshots } from './projection-schema.ts';
import { sources } from './schema.ts';
import { createConditions } from './where.ts';

interface Found {
  id: number;
  source: number;
  process: Process;
}

/** Lists, counters and single snapshots, all read from the projections. */
export function createProcessList(db: BetterSQLite3Database, projected: () => number) {
  const conditionsOf = createConditions(db, projected);
  const edgeOf = createEdges(db);
  const counts = createProcessCounts(db, conditionsOf, createNewestMatches(db, conditionsOf));

  function select(condition: SQL | undefined, sort: Sort, limit: number): Row[] {
    return db
      .select(rowColumns)
      .from(processes)
      .where(condition)
      .orderBy(...orderBy(sort))
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

  function pageOf({ filter, sort, limit, cursor, at, startedBy }: ProcessQuery) {
    const conditions = conditionsOf(filter, at);
    const { condition, collected, openEnded } = conditions;
    const began = startedBy === undefined ? undefined : lte(processes.startedAt, startedBy);
    const from = and(cursor === null ? undefined : beyond(sort, readCursor(sort, cursor)), began);
    const edge = edgeOf(conditions, sort, from);
    let rows = select(and(condition, from, edge && upTo(sort, edge)), sort, limit + 1);
    if (collected && rows.length <= limit) rows = select(and(collected, from), sort, limit + 1);
    const places = rows.map((row) => placeOf(sort, row));
    return cutPage({ places, sort, limit, edge: openEnded && edge ? edge : null });
  }

  /** `places` of one row more than fits, if there is one; `edge` is where the looking ended, null where that was all. */
  function cutPage(found: { places: readonly Place[]; sort: Sort; limit: number; edge: Place | null }) {
    const { places, sort, limit, edge } = found;
    const shown = places.slice(0, limit);
    const last = places.length > limit ? shown.at(-1) : edge;
    return { keys: shown.map(({ id }) => id), nextCursor: last ? writeCursor(sort, last) : null };
  }

  /** A page and the counters above it, which count whatever its search finds in any state. */
  function page(query: ProcessQuery, cap: number) {
    const { filter, sort, limit, cursor, at } = query;
    const asked = { filter: withoutState(filter), cap, at };
    // The first page is among the newest that the counters look at, where both ask for the same.
    const isShared = asked.filter === filter && sort === 'updated' && cursor === null;
    const looked = isShared ? counts.look(asked, limit + 1) : null;
    if (!looked) {
      const { keys, nextCursor } = pageOf(query);
      return { items: jsonByKeys(keys), nextCursor, ...counts.count(asked) };
    }
    const { matches, ...counted } = looked;
    const places = matches.newest.map(({ id, seq }) => ({ id, value: seq }));
    const { keys, nextCursor } = cutPage({ places, sort, limit, edge: matches.edge });
    return { items: jsonByKeys(keys), nextCursor, ...counted };
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
    page,
    counts: (filter: Filter, cap: number, at: number) => counts.count({ filter, cap, at }),
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
