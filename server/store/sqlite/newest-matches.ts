import { and, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Sort } from '../../../shared/api.ts';
import type { Filter } from '../../search/filter.ts';
import { orderBy, type Place, placeOf, rowColumns, upTo } from './process-order.ts';
import { processes } from './projection-schema.ts';
import { type Conditions, walked } from './where.ts';

/** So many are looked at for one page where no index tells what will match. */
const searched = 20_000;

/** So many of them are alike in what counters tell apart. */
export interface Tally {
  state: number;
  isTest: 0 | 1;
  count: number;
  late: number;
  quiet: number;
}

/** Of which there is one for each row of a page. */
interface Newest {
  id: number;
  seq: number;
}

export interface Matches {
  /** As many as were wanted, newest first. */
  newest: Newest[];
  /** Of all that were looked at. */
  tallies: Tally[];
  count: number;
  /** The place up to which they were looked for; null where that was all. */
  edge: Place | null;
}

interface Looked {
  /** Epoch milliseconds of what is late or quiet. */
  at: number;
  /** Looked at. */
  limit: number;
  /** Listed. */
  wanted: number;
  /** Where fewer are found among the newest, all are looked through if they can be collected. */
  enough: number;
}

/** Where a walk that begins there ends, in the order of a list; undefined where it goes on to the end. */
export function createEdges(db: BetterSQLite3Database) {
  return ({ collected, openEnded }: Conditions, sort: Sort, from?: SQL): Place | undefined => {
    if (!collected && !openEnded) return undefined;
    const last = db
      .select(rowColumns)
      .from(processes)
      .where(and(from, openEnded?.among))
      .orderBy(...orderBy(sort))
      .limit(1)
      .offset((openEnded ? searched : walked) - 1)
      .get();
    return last && placeOf(sort, last);
  };
}

/** The newest matches of a search, looked for once for its first page and for its counters. */
export function createNewestMatches(
  db: BetterSQLite3Database,
  conditionsOf: (filter: Filter, at: number) => Conditions,
) {
  const edgeOf = createEdges(db);

  /** Told by the store as sums, since a thousand rows for each search are a thousand objects to be cleared away. */
  function select(condition: SQL | undefined, { at, limit, wanted }: Looked): Omit<Matches, 'edge'> {
    const { id, seq, state, isTest, attention, quietAt } = processes;
    const where = condition ? sql` where ${condition}` : sql``;
    const found = sql`select ${id}, ${seq}, ${state}, ${isTest} as is_test, ${attention}, ${quietAt} from ${processes}${where} order by ${sql.join(orderBy('updated'), sql`, `)} limit ${limit}`;
    const rows = db.all<Newest | (Tally & { id: null })>(sql`
      with found as materialized (${found})
      select null as id, null as seq, state, is_test as isTest, count(*) as count,
        sum(attention <= ${at}) as late, sum(ifnull(quiet_at <= ${at}, 0)) as quiet
      from found group by state, is_test
      union all
      select * from (select id, seq, null, null, null, null, null from found order by seq desc, id desc limit ${wanted}) as listed`);
    const tallies = rows.filter((row) => row.id === null);
    return {
      newest: rows.filter((row) => row.id !== null),
      tallies,
      count: tallies.reduce((sum, { count }) => sum + count, 0),
    };
  }

  return (filter: Filter, looked: Looked): Matches => {
    const conditions = conditionsOf(filter, looked.at);
    const edge = edgeOf(conditions, 'updated');
    const matches = select(and(conditions.condition, edge && upTo('updated', edge)), looked);
    if (!conditions.collected || matches.count >= looked.enough) return { ...matches, edge: edge ?? null };
    return { ...select(conditions.collected, looked), edge: null };
  };
}
