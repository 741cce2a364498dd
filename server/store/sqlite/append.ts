import { sql } from 'drizzle-orm';
import type { NewDelivery } from '../store.ts';
import type { Bodies } from './bodies.ts';
import { verdictCode } from './codes.ts';
import type { Connection } from './open.ts';
import { deliveries } from './schema.ts';
import { statement } from './statement.ts';
import { createTexts } from './texts.ts';
import type { Verifications } from './verifications.ts';

/**
 * The one writer of the log: whole batches, each in one transaction that is durable when it returns. It only ever
 * appends, and asks nothing of what was kept before: that makes an answer cost the same however much there is.
 */
export function createAppend(
  { client, db }: Connection,
  bodies: Bodies,
  verifications: Verifications,
): (batch: readonly NewDelivery[]) => number[] {
  const texts = createTexts(db);
  const insert = statement(
    client,
    db.insert(deliveries).values({
      source: sql.placeholder('source'),
      receivedAt: sql.placeholder('receivedAt'),
      verdict: sql.placeholder('verdict'),
      status: sql.placeholder('status'),
      vendorType: sql.placeholder('vendorType'),
      reason: sql.placeholder('reason'),
      size: sql.placeholder('size'),
      sha256: sql.placeholder('sha256'),
      headers: sql.placeholder('headers'),
      answer: sql.placeholder('answer'),
    }),
  );

  function keep(delivery: NewDelivery): number {
    const { vendorType } = delivery;
    const { lastInsertRowid } = insert.run(
      delivery.source.id,
      delivery.receivedAt,
      verdictCode.code(delivery.verdict),
      delivery.status,
      vendorType === null ? null : texts.idOf(vendorType),
      delivery.reason,
      delivery.size,
      asBuffer(delivery.sha256),
      texts.idOf(delivery.headers),
      texts.idOf(delivery.answer),
    );
    const id = Number(lastInsertRowid);
    if (delivery.verification) verifications.add(id, delivery, delivery.verification);
    return id;
  }

  const commit = client.transaction((batch: readonly NewDelivery[]) => {
    const ids = batch.map(keep);
    const [first] = ids;
    if (first !== undefined)
      bodies.append(
        first,
        batch.map(({ body }) => body ?? elsewhere),
      );
    return ids;
  });
  return (batch) => {
    try {
      return commit.immediate(batch);
    } catch (error) {
      // What was remembered may never have been committed.
      texts.forget();
      throw error;
    }
  };
}

/** A large body is kept as a file under its hash. */
const elsewhere = new Uint8Array();

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
