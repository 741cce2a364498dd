import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Delivery, DeliveryDetail, Verdict } from '../../../shared/delivery.ts';
import { verdictCode } from './codes.ts';
import { deliveries, events, processKeys, sources, texts } from './schema.ts';

/** What arrived, newest first, and each one in full. */
export function createDeliveryList(db: BetterSQLite3Database) {
  const answers = alias(texts, 'answers');
  const { body: _body, ...withoutBody } = getTableColumns(deliveries);
  const columns = {
    delivery: withoutBody,
    provider: sources.provider,
    slug: sources.slug,
    processId: processKeys.processId,
    seq: events.seq,
  };
  const joined = () =>
    db
      .select(columns)
      .from(deliveries)
      .innerJoin(sources, eq(sources.id, deliveries.source))
      .leftJoin(processKeys, eq(processKeys.id, deliveries.process))
      .leftJoin(events, and(eq(events.process, deliveries.process), eq(events.delivery, deliveries.id)));
  type Row = ReturnType<ReturnType<typeof joined>['all']>[number];

  function toDelivery({ delivery, provider, slug, processId, seq }: Row): Delivery {
    return {
      id: delivery.id,
      receivedAt: new Date(delivery.receivedAt).toISOString(),
      provider,
      source: slug,
      verdict: verdictCode.name(delivery.verdict),
      reason: delivery.reason,
      status: delivery.status,
      vendorType: delivery.vendorType,
      processId,
      seq,
      duplicateOf: delivery.duplicateOf,
      size: delivery.size,
      sha256: delivery.sha256.toString('hex'),
    };
  }

  /** Written out, since a partial index is only used where the statement itself shows that it suffices. */
  function hasVerdict(verdict: Verdict) {
    const isVerdict = eq(deliveries.verdict, verdictCode.code(verdict));
    return verdict === 'stored' ? isVerdict : and(isVerdict, sql`${deliveries.verdict} <> 0`);
  }

  return {
    list({
      verdict,
      before,
      limit,
    }: {
      verdict: Verdict | null;
      before: number | null;
      limit: number;
    }): Delivery[] {
      return joined()
        .where(
          and(
            verdict === null ? undefined : hasVerdict(verdict),
            before === null ? undefined : lt(deliveries.id, before),
          ),
        )
        .orderBy(desc(deliveries.id))
        .limit(limit)
        .all()
        .map(toDelivery);
    },
    find(id: number): Omit<DeliveryDetail, 'body' | 'bodyTruncated'> | null {
      const row = joined().where(eq(deliveries.id, id)).get();
      if (!row) return null;
      const kept = db
        .select({ headers: texts.text, answer: answers.text })
        .from(texts)
        .innerJoin(answers, eq(answers.id, row.delivery.answer))
        .where(eq(texts.id, row.delivery.headers))
        .get();
      const headers = JSON.parse(kept?.headers ?? '{}') as Record<string, string>;
      return { ...toDelivery(row), headers, answer: kept?.answer ?? '' };
    },
    body(id: number): Uint8Array | null {
      return (
        db.select({ body: deliveries.body }).from(deliveries).where(eq(deliveries.id, id)).get()?.body ?? null
      );
    },
  };
}
