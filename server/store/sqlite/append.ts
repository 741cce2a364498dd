import { and, eq, sql } from 'drizzle-orm';
import type { Fact, NewFact } from '../../process/fact.ts';
import type { Appended, NewDelivery } from '../store.ts';
import { eventTypeCode, verdictCode } from './codes.ts';
import { createKeys } from './keys.ts';
import type { Connection } from './open.ts';
import { deliveries, events } from './schema.ts';

/** The members of a fact that have no column of their own. */
export type Rest = Pick<
  Fact,
  'vendorType' | 'processNumber' | 'transactionNumber' | 'recipient' | 'labels' | 'client' | 'sessions'
>;

function restOf(fact: NewFact): string {
  const { vendorType, processNumber, transactionNumber, recipient, labels, client, sessions } = fact;
  const rest: Rest = { vendorType, processNumber, transactionNumber, recipient, labels, client, sessions };
  return JSON.stringify(rest);
}

/** The one writer of the log: whole batches, each in one transaction that is durable when it returns. */
export function createAppend({ client, db }: Connection): (batch: readonly NewDelivery[]) => Appended[] {
  const keys = createKeys(db);

  const insertEvent = db
    .insert(events)
    .values({
      delivery: sql.placeholder('delivery'),
      process: sql.placeholder('process'),
      subject: sql.placeholder('subject'),
      type: sql.placeholder('type'),
      occurredUs: sql.placeholder('occurredUs'),
      identity: sql.placeholder('identity'),
      occurredRaw: sql.placeholder('occurredRaw'),
      rest: sql.placeholder('rest'),
    })
    .onConflictDoNothing()
    .prepare();
  const first = db
    .select({ delivery: events.delivery })
    .from(events)
    .where(
      and(
        eq(events.subject, sql.placeholder('subject')),
        eq(events.type, sql.placeholder('type')),
        eq(events.identity, sql.placeholder('identity')),
      ),
    );
  const linkToFirst = db
    .update(deliveries)
    .set({ verdict: verdictCode.code('duplicate'), duplicateOf: sql`(${first})` })
    .where(eq(deliveries.id, sql.placeholder('id')))
    .prepare();
  const insertDelivery = db
    .insert(deliveries)
    .values({
      source: sql.placeholder('source'),
      receivedAt: sql.placeholder('receivedAt'),
      verdict: sql.placeholder('verdict'),
      status: sql.placeholder('status'),
      vendorType: sql.placeholder('vendorType'),
      reason: sql.placeholder('reason'),
      process: sql.placeholder('process'),
      size: sql.placeholder('size'),
      sha256: sql.placeholder('sha256'),
      headers: sql.placeholder('headers'),
      answer: sql.placeholder('answer'),
      body: sql.placeholder('body'),
    })
    .prepare();

  function keep(delivery: NewDelivery): Appended {
    const { source, fact: told, body, verdict } = delivery;
    const process = told ? keys.process(source.id, told.fact.processId) : null;
    const deliveryId = Number(
      insertDelivery.run({
        source: source.id,
        receivedAt: delivery.receivedAt,
        verdict: verdictCode.code(verdict),
        status: delivery.status,
        vendorType: delivery.vendorType,
        reason: delivery.reason,
        process,
        size: body.byteLength,
        sha256: asBuffer(delivery.sha256),
        headers: keys.text(delivery.headers),
        answer: keys.text(delivery.answer),
        body: asBuffer(body),
      }).lastInsertRowid,
    );
    if (!told || process === null) return { deliveryId, verdict, seq: null };
    const place = placeOf(source.id, process, told.fact, told.identity);
    const { raw, us: occurredUs } = told.fact.occurred;
    const occurredRaw = raw === place.identity ? null : raw;
    const event = {
      ...place,
      delivery: deliveryId,
      process,
      occurredUs,
      occurredRaw,
      rest: restOf(told.fact),
    };
    const { changes, lastInsertRowid } = insertEvent.run(event);
    if (changes > 0) return { deliveryId, verdict, seq: Number(lastInsertRowid) };
    linkToFirst.run({ id: deliveryId, ...place });
    return { deliveryId, verdict: 'duplicate', seq: null };
  }

  function placeOf(source: number, process: number, fact: NewFact, identity: string) {
    const subject = fact.sessionId === null ? -process : keys.session(source, fact.sessionId);
    return { subject, type: eventTypeCode.code(fact.type), identity };
  }

  const commit = client.transaction((batch: readonly NewDelivery[]) => batch.map(keep));
  return (batch) => {
    try {
      return commit.immediate(batch);
    } catch (error) {
      // What was cached may never have been committed.
      keys.forget();
      throw error;
    }
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
