import { and, asc, eq, getTableColumns, gt, lte, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Fact, NewFact } from '../../process/fact.ts';
import { eventTypeCode } from './codes.ts';
import { events, processKeys } from './schema.ts';

/** The members of a fact that have no column of their own. */
type Rest = Pick<
  NewFact,
  'vendorType' | 'processNumber' | 'transactionNumber' | 'recipient' | 'labels' | 'client' | 'sessions'
>;

export function restOf(fact: NewFact): string {
  const { vendorType, processNumber, transactionNumber, recipient, labels, client, sessions } = fact;
  const rest: Rest = { vendorType, processNumber, transactionNumber, recipient, labels, client, sessions };
  return JSON.stringify(rest);
}

function toFact(row: typeof events.$inferSelect, processId: string): Fact {
  return {
    ...(JSON.parse(row.rest) as Rest),
    type: eventTypeCode.name(row.type),
    processId,
    sessionId: row.session,
    occurred: { us: row.occurredUs, raw: row.occurredRaw ?? row.identity },
    seq: row.seq,
    receivedAt: row.receivedAt,
    reconstructed: false,
  };
}

/** Events as facts, by process or by number. */
export function createFacts(db: BetterSQLite3Database) {
  const ofProcess = db
    .select()
    .from(events)
    .where(eq(events.process, sql.placeholder('process')))
    .orderBy(asc(events.seq))
    .prepare();
  const between = db
    .select({ ...getTableColumns(events), processId: processKeys.processId })
    .from(events)
    .innerJoin(processKeys, eq(processKeys.id, events.process))
    .where(and(gt(events.seq, sql.placeholder('after')), lte(events.seq, sql.placeholder('upTo'))))
    .orderBy(asc(events.seq))
    .limit(sql.placeholder('limit'))
    .prepare();

  const last = db
    .select({ seq: sql<number | null>`max(${events.seq})` })
    .from(events)
    .where(lte(events.seq, sql.placeholder('upTo')))
    .prepare();

  return {
    /** With what makes each of them one of its kind. */
    ofProcess: (process: number, processId: string): { fact: Fact; identity: string }[] =>
      ofProcess.all({ process }).map((row) => ({ fact: toFact(row, processId), identity: row.identity })),
    between: (after: number, upTo: number, limit: number): Fact[] =>
      between.all({ after, upTo, limit }).map((row) => toFact(row, row.processId)),
    /** 0 where there is none. */
    lastUpTo: (upTo: number): number => last.get({ upTo })?.seq ?? 0,
  };
}

export type Facts = ReturnType<typeof createFacts>;
