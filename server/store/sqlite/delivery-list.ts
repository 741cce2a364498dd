import { setImmediate as turn } from 'node:timers/promises';
import { and, desc, eq, getTableColumns, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Delivery, DeliveryDetail, Verdict } from '../../../shared/delivery.ts';
import type { DeliveryQuery } from '../store.ts';
import type { Bodies } from './bodies.ts';
import { entryKind, verdictCode, verificationCode } from './codes.ts';
import { duplicates, events, processKeys } from './projection-schema.ts';
import { deliveries, sources, texts, verifications } from './schema.ts';

const stored = verdictCode.code('stored');
/** Deliveries that are looked at for those of one source before others get their turn. */
const stretch = 10_000;

/**
 * What arrived, newest first, and each one in full. That a delivery is a copy, and which process it belongs to, is
 * known once it is projected: for some milliseconds it is simply stored.
 */
export function createDeliveryList(db: BetterSQLite3Database, bodies: Bodies) {
  const isShown = lte(deliveries.kind, entryKind.held);
  const answers = alias(texts, 'answers');
  const types = alias(texts, 'types');
  const removals = alias(texts, 'removals');
  const replays = alias(deliveries, 'replays');
  const replayTypes = alias(texts, 'replay_types');
  const columns = {
    delivery: getTableColumns(deliveries),
    provider: sources.provider,
    slug: sources.slug,
    vendorType: sql<string | null>`coalesce(${types.text}, ${replayTypes.text})`,
    removed: removals.text,
    replay: replays.id,
    first: duplicates.first,
    processId: processKeys.processId,
    eventSeq: events.seq,
    toldBy: sql<number | null>`coalesce(${events.delivery}, ${events.seq})`,
    verification: verifications.state,
  };
  const joined = () =>
    db
      .select(columns)
      .from(deliveries)
      .innerJoin(sources, eq(sources.id, deliveries.source))
      .leftJoin(verifications, eq(verifications.delivery, deliveries.id))
      .leftJoin(types, eq(types.id, deliveries.vendorType))
      .leftJoin(removals, eq(removals.id, deliveries.removed))
      .leftJoin(replays, eq(replays.replayOf, deliveries.id))
      .leftJoin(replayTypes, eq(replayTypes.id, replays.vendorType))
      .leftJoin(duplicates, eq(duplicates.delivery, deliveries.id))
      .leftJoin(events, eq(events.seq, sql`coalesce(${duplicates.first}, ${replays.id}, ${deliveries.id})`))
      .leftJoin(processKeys, eq(processKeys.id, events.process));
  type Row = ReturnType<ReturnType<typeof joined>['all']>[number];

  function toDelivery(row: Row): Delivery {
    const { delivery, provider, slug, vendorType, removed, replay, first, processId, eventSeq, toldBy } = row;
    const isStored = replay !== null || delivery.verdict === stored;
    return {
      id: delivery.id,
      receivedAt: new Date(delivery.receivedAt).toISOString(),
      provider,
      source: slug,
      verdict: first !== null ? 'duplicate' : isStored ? 'stored' : verdictCode.name(delivery.verdict),
      reason: isStored ? null : delivery.reason,
      status: delivery.status,
      vendorType,
      processId,
      seq: first === null ? eventSeq : null,
      duplicateOf: first === null ? null : toldBy,
      size: delivery.size,
      sha256: delivery.sha256.toString('hex'),
      removed: removed?.split(' ') ?? [],
      verification: toVerification(row.verification),
    };
  }

  function hasVerdict(verdict: Verdict) {
    if (verdict === 'duplicate') return isNotNull(duplicates.first);
    const isVerdict = eq(deliveries.verdict, verdictCode.code(verdict));
    if (verdict === 'stored') return and(or(isVerdict, isNotNull(replays.id)), isNull(duplicates.first));
    // Written out, since a partial index is only used where the statement itself shows that it suffices.
    return and(isVerdict, sql`${deliveries.verdict} <> 0`, isNull(replays.id));
  }

  function page({ verdict, source, before, limit }: DeliveryQuery, after: number | null): Delivery[] {
    return joined()
      .where(
        and(
          // Nothing else can be a duplicate; told so all the same, SQLite would not begin with those.
          verdict === 'duplicate' ? undefined : isShown,
          verdict === null ? undefined : hasVerdict(verdict),
          source === null ? undefined : eq(sources.slug, source),
          before === null ? undefined : lt(deliveries.id, before),
          after === null ? undefined : gt(deliveries.id, after),
        ),
      )
      .orderBy(desc(verdict === 'duplicate' ? duplicates.delivery : deliveries.id))
      .limit(limit)
      .all()
      .map(toDelivery);
  }

  const readLast = db
    .select({ id: sql<number | null>`max(${deliveries.id})` })
    .from(deliveries)
    .prepare();

  return {
    async list(query: DeliveryQuery): Promise<Delivery[]> {
      if (query.source === null) return page(query, null);
      // A quiet source has few among many, and no index for them would be worth what it costs each delivery: they
      // are looked for a stretch at a time, and others get their turn in between.
      const found: Delivery[] = [];
      let before = query.before ?? (readLast.get()?.id ?? 0) + 1;
      while (before > 1 && found.length < query.limit) {
        const after = before - stretch;
        found.push(...page({ ...query, before, limit: query.limit - found.length }, after - 1));
        before = after;
        await turn();
      }
      return found;
    },
    find(id: number): Omit<DeliveryDetail, 'body' | 'bodyTruncated'> | null {
      const row = joined()
        .where(and(isShown, eq(deliveries.id, id)))
        .get();
      if (!row) return null;
      const kept = db
        .select({ headers: texts.text, answer: answers.text })
        .from(texts)
        .innerJoin(answers, eq(answers.id, row.delivery.answer))
        .where(eq(texts.id, row.delivery.headers))
        .get();
      const headers = JSON.parse(kept?.headers ?? '{}') as Record<string, string>;
      const keptSha256 = bodies.keptSha256(id, row.delivery)?.toString('hex') ?? null;
      return { ...toDelivery(row), headers, answer: kept?.answer ?? '', keptSha256 };
    },
  };
}

function toVerification(code: number | null): Delivery['verification'] {
  const state = code === null ? null : verificationCode.name(code);
  return state === 'copy' ? null : state;
}
