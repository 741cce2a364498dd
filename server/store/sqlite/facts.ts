import { asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Fact } from '../../process/fact.ts';
import type { Rest } from './append.ts';
import { eventTypeCode } from './codes.ts';
import { deliveries, events, processKeys, sessionKeys } from './schema.ts';

type Row = typeof events.$inferSelect & { receivedAt: number; processId: string; sessionId: string | null };

export function toFact(row: Row): Fact {
  return {
    ...(JSON.parse(row.rest) as Rest),
    seq: row.seq,
    type: eventTypeCode.name(row.type),
    processId: row.processId,
    sessionId: row.sessionId,
    occurred: { us: row.occurredUs, raw: row.occurredRaw ?? row.identity },
    deliveryId: row.delivery,
    receivedAt: row.receivedAt,
  };
}

/** Rows of the log as facts, by process or by number. */
export function createFacts(db: BetterSQLite3Database) {
  const columns = {
    ...getTableColumns(events),
    receivedAt: deliveries.receivedAt,
    processId: processKeys.processId,
    sessionId: sessionKeys.sessionId,
  };
  const joined = () =>
    db
      .select(columns)
      .from(events)
      .innerJoin(deliveries, eq(deliveries.id, events.delivery))
      .innerJoin(processKeys, eq(processKeys.id, events.process))
      .leftJoin(sessionKeys, eq(sessionKeys.id, events.subject));
  const ofProcess = joined()
    .where(eq(events.process, sql.placeholder('process')))
    .orderBy(asc(events.seq))
    .prepare();
  const after = joined()
    .where(gt(events.seq, sql.placeholder('seq')))
    .orderBy(asc(events.seq))
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    ofProcess: (process: number): Fact[] => ofProcess.all({ process }).map(toFact),
    after: (seq: number, limit: number): Fact[] => after.all({ seq, limit }).map(toFact),
  };
}

export type Facts = ReturnType<typeof createFacts>;
