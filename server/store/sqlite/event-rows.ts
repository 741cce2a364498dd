import { sql } from 'drizzle-orm';
import type { CopyOfEvent, PendingEvent } from './active-processes.ts';
import { eventTypeCode } from './codes.ts';
import { untold } from './facts.ts';
import type { Connection } from './open.ts';
import { duplicates, events } from './projection-schema.ts';
import { statement } from './statement.ts';

/** Writes the events of a process, and which deliveries told one of them again. Only to be used inside a transaction. */
export function createEventRows({ client, db }: Connection) {
  const insertEvent = statement(
    client,
    db.insert(events).values({
      process: sql.placeholder('process'),
      seq: sql.placeholder('seq'),
      delivery: sql.placeholder('delivery'),
      type: sql.placeholder('type'),
      session: sql.placeholder('session'),
      occurredUs: sql.placeholder('occurredUs'),
      identity: sql.placeholder('identity'),
      occurredRaw: sql.placeholder('occurredRaw'),
      isAmbiguous: sql.placeholder('isAmbiguous'),
      receivedAt: sql.placeholder('receivedAt'),
      rest: sql.placeholder('rest'),
    }),
  );
  const insertDuplicate = statement(
    client,
    db
      .insert(duplicates)
      .values({ delivery: sql.placeholder('delivery'), first: sql.placeholder('first') })
      .onConflictDoNothing(),
  );

  return {
    write(process: number, pending: readonly PendingEvent[]): void {
      for (const { fact, identity, rest } of pending) {
        const { seq, deliveryId, type, sessionId, occurred, receivedAt } = fact;
        const raw = occurred.raw === identity ? null : (occurred.raw ?? untold);
        const code = eventTypeCode.code(type);
        const delivery = deliveryId === seq ? null : deliveryId;
        const ambiguous = occurred.isAmbiguous === true ? 1 : 0;
        const time = [occurred.us, identity, raw, ambiguous] as const;
        insertEvent.run(process, seq, delivery, code, sessionId, ...time, receivedAt, rest);
      }
    },
    writeCopies(copies: readonly CopyOfEvent[]): void {
      for (const { delivery, first } of copies) insertDuplicate.run(delivery, first);
    },
  };
}
