import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Fact } from '../../process/fact.ts';
import { eventTypeCode } from './codes.ts';
import { readRest } from './rest.ts';
import { events, processKeys } from './projection-schema.ts';

/** Stands for the time of a vendor that told none. */
export const untold = '';

type Row = typeof events.$inferSelect;

/** An event of a process with what makes it one of its kind. */
interface KeptFact {
  fact: Fact;
  identity: string;
}

function toFact(row: Row, processId: string, before: Fact | undefined): Fact {
  return {
    ...readRest(row.rest, before),
    type: eventTypeCode.name(row.type),
    processId,
    sessionId: row.session,
    occurred: {
      us: row.occurredUs,
      raw: row.occurredRaw === untold ? null : (row.occurredRaw ?? row.identity),
      ...(row.isAmbiguous && { isAmbiguous: true as const }),
    },
    seq: row.seq,
    deliveryId: row.delivery ?? row.seq,
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
    .select({ seq: events.seq, process: events.process, processId: processKeys.processId })
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

  function factsOf(process: number, processId: string): KeptFact[] {
    const kept: KeptFact[] = [];
    for (const row of ofProcess.all({ process })) {
      kept.push({ fact: toFact(row, processId, kept.at(-1)?.fact), identity: row.identity });
    }
    return kept;
  }

  return {
    ofProcess: factsOf,
    /** In log order. Each is read with those before it in its process, since it holds only what differs from them. */
    between(after: number, upTo: number, limit: number): Fact[] {
      const rows = between.all({ after, upTo, limit });
      const known = new Map<number, Fact>();
      for (const [process, processId] of new Map(rows.map((row) => [row.process, row.processId]))) {
        for (const { fact } of factsOf(process, processId)) known.set(fact.seq, fact);
      }
      return rows.flatMap(({ seq }) => known.get(seq) ?? []);
    },
    /** 0 where there is none. */
    lastUpTo: (upTo: number): number => last.get({ upTo })?.seq ?? 0,
  };
}

export type Facts = ReturnType<typeof createFacts>;
