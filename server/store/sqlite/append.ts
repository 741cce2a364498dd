import { sql } from 'drizzle-orm';
import type { NewDelivery } from '../delivery.ts';
import type { ArrivalCounts } from './arrival-counts.ts';
import { asBuffer } from './as-buffer.ts';
import type { Bodies } from './bodies.ts';
import { entryKind, verdictCode } from './codes.ts';
import type { Connection } from './open.ts';
import type { RawBodies } from './raw-bodies.ts';
import { deliveries } from './schema.ts';
import { statement } from './statement.ts';
import type { Stretches } from './stretches.ts';
import { createTexts } from './texts.ts';
import type { Verifications } from './verifications.ts';

/**
 * The one writer of the log: whole batches, each in one transaction that is durable when it returns. It only ever
 * appends, and asks nothing of what was kept before: that makes an answer cost the same however much there is.
 */
export function createAppend(
  { client, db }: Connection,
  bodies: Bodies,
  raw: RawBodies,
  counts: ArrivalCounts,
  verifications: Verifications,
  stretches: Stretches,
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
      kind: sql.placeholder('kind'),
      keptSize: sql.placeholder('keptSize'),
      keptSha256: sql.placeholder('keptSha256'),
      removed: sql.placeholder('removed'),
    }),
  );

  function keep(delivery: NewDelivery): number {
    const { vendorType, kept, removed } = delivery;
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
      delivery.isHeld ? entryKind.held : entryKind.delivery,
      kept?.size ?? null,
      kept && asBuffer(kept.sha256),
      removed.length === 0 ? null : texts.idOf(removed.join(' ')),
    );
    const id = Number(lastInsertRowid);
    stretches.note(delivery.source.id, id);
    if (isApart(delivery)) raw.append(id, delivery);
    if (delivery.verification) verifications.add(id, delivery, delivery.verification);
    return id;
  }

  const commit = client.transaction((batch: readonly NewDelivery[]) => {
    const ids = batch.map(keep);
    counts.add(
      batch.filter(({ isResent }) => isResent !== true),
      texts.idOf,
    );
    const [first] = ids;
    if (first !== undefined)
      bodies.append(
        first,
        batch.map((delivery) => (isApart(delivery) ? elsewhere : (delivery.body ?? elsewhere))),
      );
    return ids;
  });
  return (batch) => {
    try {
      return commit.immediate(batch);
    } catch (error) {
      // What was remembered may never have been committed.
      texts.forget();
      stretches.forget();
      throw error;
    }
  };
}

/** A large body is kept as a file under its hash, a raw one apart from the others. */
const elsewhere = new Uint8Array();

/** Of a raw body without a byte nothing has ever to be erased. */
function isApart({ isRaw, size }: NewDelivery): boolean {
  return isRaw && size > 0;
}
