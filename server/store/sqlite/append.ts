import { and, eq, sql } from 'drizzle-orm';
import type { Fact, NewFact } from '../../process/fact.ts';
import type { Appended, NewDelivery } from '../store.ts';
import { eventTypeCode, verdictCode } from './codes.ts';
import { createKeys } from './keys.ts';
import type { Connection } from './open.ts';
import { bodies, deliveries, events } from './schema.ts';

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

  const findEvent = db
    .select({ delivery: events.delivery })
    .from(events)
    .where(
      and(
        eq(events.subject, sql.placeholder('subject')),
        eq(events.type, sql.placeholder('type')),
        eq(events.identity, sql.placeholder('identity')),
      ),
    )
    .prepare();
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
      duplicateOf: sql.placeholder('duplicateOf'),
      size: sql.placeholder('size'),
      sha256: sql.placeholder('sha256'),
      headers: sql.placeholder('headers'),
      answer: sql.placeholder('answer'),
    })
    .prepare();
  const insertBody = db
    .insert(bodies)
    .values({ delivery: sql.placeholder('delivery'), body: sql.placeholder('body') })
    .prepare();

  function keep(delivery: NewDelivery): Appended {
    const { source, fact: told, body } = delivery;
    const process = told ? keys.process(source.id, told.fact.processId) : null;
    const place = told && process !== null ? placeOf(source.id, process, told.fact, told.identity) : null;
    const first = place ? findEvent.get(place) : undefined;
    const verdict = first ? 'duplicate' : delivery.verdict;
    const deliveryId = Number(
      insertDelivery.run({
        source: source.id,
        receivedAt: delivery.receivedAt,
        verdict: verdictCode.code(verdict),
        status: delivery.status,
        vendorType: delivery.vendorType,
        reason: delivery.reason,
        process,
        duplicateOf: first?.delivery ?? null,
        size: body.byteLength,
        sha256: asBuffer(delivery.sha256),
        headers: keys.text(delivery.headers),
        answer: keys.text(delivery.answer),
      }).lastInsertRowid,
    );
    insertBody.run({ delivery: deliveryId, body: asBuffer(body) });
    if (!told || !place || first) return { deliveryId, verdict, seq: null };
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
    return { deliveryId, verdict, seq: Number(insertEvent.run(event).lastInsertRowid) };
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
