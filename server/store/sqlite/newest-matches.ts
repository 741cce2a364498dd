import { and, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Sort } from '../../../shared/api.ts';
import type { Filter } from '../../search/filter.ts';
import { orderBy, type Place, placeOf, rowColumns, upTo } from './process-order.ts';
import { processes } from './projection-schema.ts';
import { type Conditions, walked } from './where.ts';

/** So many are looked at for one page where no index tells what will match. */
const searched = 20_000;

/** What counters and the newest page need of a row; as the driver gives it, since a thousand are read at a time. */
export interface Match {
  id: number;
  seq: number;
  state: number;
  isTest: 0 | 1;
  attention: number;
  quietAt: number | null;
}

export interface Matches {
  /** Newest first. */
  rows: Match[];
  /** The place up to which they were looked for; null where that was all. */
  edge: Place | null;
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

  function select(condition: SQL | undefined, limit: number): Match[] {
    const { id, seq, state, isTest, attention, quietAt } = processes;
    const columns = sql`${id}, ${seq}, ${state}, ${isTest} as isTest, ${attention}, ${quietAt} as quietAt`;
    const where = condition ? sql` where ${condition}` : sql``;
    return db.all<Match>(
      sql`select ${columns} from ${processes}${where} order by ${sql.join(orderBy('updated'), sql`, `)} limit ${limit}`,
    );
  }

  /** Up to `limit`; where there are fewer than `enough` among the newest, all are looked through if they can be collected. */
  return (filter: Filter, at: number, { enough, limit }: { enough: number; limit: number }): Matches => {
    const conditions = conditionsOf(filter, at);
    const edge = edgeOf(conditions, 'updated');
    const rows = select(and(conditions.condition, edge && upTo('updated', edge)), limit);
    if (!conditions.collected || rows.length >= enough) return { rows, edge: edge ?? null };
    return { rows: select(conditions.collected, limit), edge: null };
  };
}
