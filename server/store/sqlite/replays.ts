import { and, eq, lte, sql } from 'drizzle-orm';
import type { KeptDelivery, Reread } from '../delivery.ts';
import type { Arrival } from './arrivals.ts';
import { asBuffer } from './as-buffer.ts';
import type { Bodies } from './bodies.ts';
import { entryKind, verdictCode } from './codes.ts';
import type { Connection } from './open.ts';
import type { RawBodies } from './raw-bodies.ts';
import { deliveries } from './schema.ts';
import type { Sources } from './source-list.ts';
import { createTexts } from './texts.ts';
import type { Verifications } from './verifications.ts';

const stored = verdictCode.code('stored');
const nothing = new Uint8Array();

/**
 * The other writer of the log: deliveries that are read again. What is read gets a number of its own, behind all that was
 * ever told, so that whoever follows the log comes upon it.
 */
export function createReplays(
  { client, db }: Connection,
  bodies: Bodies,
  raw: RawBodies,
  sources: Sources,
  verifications: Verifications,
) {
  const texts = createTexts(db);
  const find = db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, sql.placeholder('id')), lte(deliveries.kind, entryKind.held)))
    .prepare();
  const findReplay = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.replayOf, sql.placeholder('id')))
    .prepare();
  type Row = NonNullable<ReturnType<typeof find.get>>;

  function isRead({ id, verdict, kind }: Row): boolean {
    return (kind === entryKind.delivery && verdict === stored) || findReplay.get({ id }) !== undefined;
  }

  function appendOne({ id, vendorType, told, copy }: Reread, at: number): Arrival | null {
    const delivery = find.get({ id });
    const source = delivery && sources.byId(delivery.source);
    if (!source || isRead(delivery)) return null;
    const { lastInsertRowid } = db
      .insert(deliveries)
      .values({
        ...delivery,
        id: undefined,
        receivedAt: at,
        verdict: stored,
        reason: null,
        vendorType: vendorType === null ? null : texts.idOf(vendorType),
        kind: entryKind.replay,
        keptSize: copy && (copy.kept?.size ?? delivery.size),
        keptSha256: copy && asBuffer(copy.kept?.sha256 ?? delivery.sha256),
        removed: copy && copy.removed.length > 0 ? texts.idOf(copy.removed.join(' ')) : null,
        replayOf: id,
      })
      .run();
    const seq = Number(lastInsertRowid);
    return { seq, deliveryId: id, source, receivedAt: delivery.receivedAt, ...told };
  }

  const append = client.transaction((rereads: readonly Reread[], at: number) => {
    const arrivals = rereads.map((each) => appendOne(each, at));
    const kept = rereads.filter((_, index) => arrivals[index]).map(({ copy }) => copy?.body ?? nothing);
    const [first] = arrivals.flatMap((arrival) => (arrival ? [arrival.seq] : []));
    if (first !== undefined) bodies.append(first, kept);
    return arrivals;
  });

  return {
    find(id: number): KeptDelivery | null {
      const row = find.get({ id });
      const source = row && sources.byId(row.source);
      if (!source) return null;
      const apart = raw.state(id);
      return {
        source,
        isRead: isRead(row),
        isRaw: apart !== null,
        isErased: apart?.isErased === true,
        ...verifications.standing(id),
      };
    },
    /** Null for what is read already, or is not there. */
    append(rereads: readonly Reread[], at: number): (Arrival | null)[] {
      try {
        return append.immediate(rereads, at);
      } catch (error) {
        texts.forget();
        throw error;
      }
    },
  };
}
