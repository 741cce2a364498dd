import { and, desc, eq, getTableColumns, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Delivery, DeliveryDetail, Verdict } from '../../../shared/delivery.ts';
import { verdictCode, verificationCode } from './codes.ts';
import { deliveries, duplicates, events, processKeys, sources, texts, verifications } from './schema.ts';

/**
 * What arrived, newest first, and each one in full. That a delivery is a copy, and which process it belongs to, is
 * known once it is projected: for some milliseconds it is simply stored.
 */
export function createDeliveryList(db: BetterSQLite3Database) {
  const answers = alias(texts, 'answers');
  const types = alias(texts, 'types');
  const columns = {
    delivery: getTableColumns(deliveries),
    provider: sources.provider,
    slug: sources.slug,
    vendorType: types.text,
    duplicateOf: duplicates.first,
    processId: processKeys.processId,
    eventSeq: events.seq,
    verification: verifications.state,
  };
  const joined = () =>
    db
      .select(columns)
      .from(deliveries)
      .innerJoin(sources, eq(sources.id, deliveries.source))
      .leftJoin(verifications, eq(verifications.delivery, deliveries.id))
      .leftJoin(types, eq(types.id, deliveries.vendorType))
      .leftJoin(duplicates, eq(duplicates.delivery, deliveries.id))
      .leftJoin(events, eq(events.seq, sql`coalesce(${duplicates.first}, ${deliveries.id})`))
      .leftJoin(processKeys, eq(processKeys.id, events.process));
  type Row = ReturnType<ReturnType<typeof joined>['all']>[number];

  function toDelivery(row: Row): Delivery {
    const { delivery, provider, slug, vendorType, duplicateOf, processId, eventSeq } = row;
    return {
      id: delivery.id,
      receivedAt: new Date(delivery.receivedAt).toISOString(),
      provider,
      source: slug,
      verdict: duplicateOf === null ? verdictCode.name(delivery.verdict) : 'duplicate',
      reason: delivery.reason,
      status: delivery.status,
      vendorType,
      processId,
      seq: duplicateOf === null ? eventSeq : null,
      duplicateOf,
      size: delivery.size,
      sha256: delivery.sha256.toString('hex'),
      removed: [],
      verification: toVerification(row.verification),
    };
  }

  function hasVerdict(verdict: Verdict) {
    if (verdict === 'duplicate') return isNotNull(duplicates.first);
    const isVerdict = eq(deliveries.verdict, verdictCode.code(verdict));
    if (verdict === 'stored') return and(isVerdict, isNull(duplicates.first));
    // Written out, since a partial index is only used where the statement itself shows that it suffices.
    return and(isVerdict, sql`${deliveries.verdict} <> 0`);
  }

  return {
    list(query: { verdict: Verdict | null; before: number | null; limit: number }): Delivery[] {
      const { verdict, before, limit } = query;
      return joined()
        .where(
          and(
            verdict === null ? undefined : hasVerdict(verdict),
            before === null ? undefined : lt(deliveries.id, before),
          ),
        )
        .orderBy(desc(verdict === 'duplicate' ? duplicates.delivery : deliveries.id))
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
      const delivery = toDelivery(row);
      return { ...delivery, headers, answer: kept?.answer ?? '', keptSha256: delivery.sha256 };
    },
  };
}

function toVerification(code: number | null): Delivery['verification'] {
  const state = code === null ? null : verificationCode.name(code);
  return state === 'copy' ? null : state;
}
