import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { ToldTime } from '../source.ts';
import { untold } from './facts.ts';
import { events, processKeys } from './projection-schema.ts';

/** So many of the newest processes of a source are looked at. */
const newest = 40;

/** The vendor's own times beside those of arrival, of a source's newest processes. */
export function createToldTimes(db: BetterSQLite3Database) {
  const processes = db
    .select({ id: processKeys.id })
    .from(processKeys)
    .where(eq(processKeys.source, sql.placeholder('source')))
    .orderBy(desc(processKeys.id))
    .limit(newest);
  const read = db
    .select({ raw: events.occurredRaw, identity: events.identity, receivedAt: events.receivedAt })
    .from(events)
    .where(inArray(events.process, processes))
    .orderBy(desc(events.seq))
    .limit(sql.placeholder('limit'))
    .prepare();

  return (source: number, limit: number): ToldTime[] =>
    read
      .all({ source, limit })
      .map(({ raw, identity, receivedAt }) => ({ raw: raw ?? identity, receivedAt }))
      .filter(({ raw }) => raw !== untold);
}
