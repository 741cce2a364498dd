import { setImmediate as turn } from 'node:timers/promises';
import {
  and,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { type Delivery, type DeliveryDetail, type DeliveryKind, isBarred } from '../../../shared/delivery.ts';
import type { DeliveryQuery } from '../queries.ts';
import type { Bodies } from './bodies.ts';
import { entryKind, verdictCode, verificationCode } from './codes.ts';
import { duplicates, events, processKeys } from './projection-schema.ts';
import { deliveries, sources, texts, verifications } from './schema.ts';
import type { Stretches } from './stretches.ts';

const stored = verdictCode.code('stored');

/**
 * What arrived, newest first, and each one in full. That a delivery is a copy, and which process it belongs to, is
 * known once it is projected: for some milliseconds it is simply stored.
 */
export function createDeliveryList(db: BetterSQLite3Database, bodies: Bodies, stretches: Stretches) {
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
    settledAt: verifications.settledAt,
    fault: verifications.fault,
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
  const findOne = joined()
    .where(and(isShown, eq(deliveries.id, sql.placeholder('id'))))
    .prepare();
  const findTexts = db
    .select({ headers: texts.text, answer: answers.text })
    .from(texts)
    .innerJoin(answers, eq(answers.id, sql.placeholder('answer')))
    .where(eq(texts.id, sql.placeholder('headers')))
    .prepare();

  function toDelivery(row: Row): Delivery {
    const { delivery, provider, slug, vendorType, removed, replay, first, processId, eventSeq, toldBy } = row;
    const isStored = replay !== null || delivery.verdict === stored;
    return {
      id: delivery.id,
      receivedAt: new Date(delivery.receivedAt).toISOString(),
      provider,
      source: slug,
      verdict: first !== null ? 'duplicate' : isStored ? 'stored' : verdictCode.name(delivery.verdict),
      reason: reasonOf(row, isStored),
      status: delivery.status,
      vendorType,
      processId,
      seq: first === null ? eventSeq : null,
      duplicateOf: first === null ? null : toldBy,
      size: delivery.size,
      sha256: delivery.sha256.toString('hex'),
      removed: removed?.split(' ') ?? [],
      verification: toVerification(row.verification),
      verifiedAt: row.settledAt === null ? null : new Date(row.settledAt).toISOString(),
    };
  }

  /** Of a stored one: why no timeline shows it all the same. What was said of one that could be read since holds no more. */
  function reasonOf({ delivery, replay, verification, fault }: Row, isStored: boolean): string | null {
    if (replay !== null) return null;
    const state = toVerification(verification);
    if (isStored) return isBarred(state) ? delivery.reason : fault;
    return state === null ? delivery.reason : fault;
  }

  function isOfKind(verdict: DeliveryKind) {
    // Written out, since a partial index is only used where the statement itself shows that it suffices.
    if (verdict === 'unconfirmed') return sql`${verifications.state} in (0, 3)`;
    if (verdict === 'duplicate') return isNotNull(duplicates.first);
    const isVerdict = eq(deliveries.verdict, verdictCode.code(verdict));
    if (verdict === 'stored') return and(or(isVerdict, isNotNull(replays.id)), isNull(duplicates.first));
    // Written out for the same reason.
    return and(isVerdict, sql`${deliveries.verdict} <> 0`, isNull(replays.id));
  }

  /** Those of a kind, newest first, as far as `condition` allows. */
  function select(verdict: DeliveryKind | null, condition: SQL | undefined) {
    return joined()
      .where(
        and(
          // Nothing else can be one of these; told so all the same, SQLite would not begin with them.
          verdict === 'duplicate' || verdict === 'unconfirmed' ? undefined : isShown,
          verdict === null ? undefined : isOfKind(verdict),
          condition,
        ),
      )
      .orderBy(desc(numberOf(verdict)))
      .limit(sql.placeholder('limit'))
      .prepare();
  }

  /** A quiet source has few among many: only the stretches of the log in which it brought anything are gone through. */
  async function ofSource(slug: string, { verdict, before, limit }: DeliveryQuery): Promise<Delivery[]> {
    const ids = db
      .select({ id: sources.id })
      .from(sources)
      .where(eq(sources.slug, slug))
      .all()
      .map(({ id }) => id);
    const [first, end] = [sql.placeholder('first'), sql.placeholder('end')];
    const within = and(
      inArray(deliveries.source, ids),
      gte(numberOf(verdict), first),
      lt(numberOf(verdict), end),
    );
    const statement = select(verdict, within);
    const found: Delivery[] = [];
    let stretch = stretches.lastBefore(ids, before ?? Number.MAX_SAFE_INTEGER);
    while (stretch && found.length < limit) {
      found.push(...statement.all({ ...stretch, limit: limit - found.length }).map(toDelivery));
      // Of a rare verdict there may be none in many of them: others get their turn in between.
      await turn();
      stretch = stretches.lastBefore(ids, stretch.first);
    }
    return found;
  }

  return {
    async list(query: DeliveryQuery): Promise<Delivery[]> {
      const { verdict, source, before, limit } = query;
      if (source !== null) return ofSource(source, query);
      const older = before === null ? undefined : lt(numberOf(verdict), before);
      return select(verdict, older).all({ limit }).map(toDelivery);
    },
    find(id: number): Omit<DeliveryDetail, 'body' | 'bodyTruncated' | 'needsProof' | 'unaskedBy'> | null {
      const row = findOne.get({ id });
      if (!row) return null;
      const kept = findTexts.get({ headers: row.delivery.headers, answer: row.delivery.answer });
      const headers = JSON.parse(kept?.headers ?? '{}') as Record<string, string>;
      const keptSha256 = bodies.keptSha256(id, row.delivery)?.toString('hex') ?? null;
      return { ...toDelivery(row), headers, answer: kept?.answer ?? '', keptSha256 };
    },
    copies(told: readonly number[], limit: number): number[] {
      // As one text: a statement takes only so many values.
      const isTold = sql`${duplicates.first} in (select value from json_each(${JSON.stringify(told)}))`;
      const found = db.select({ delivery: duplicates.delivery }).from(duplicates).where(isTold);
      return found
        .orderBy(duplicates.delivery)
        .limit(limit)
        .all()
        .map(({ delivery }) => delivery);
    },
  };
}

/** The number by which those of a kind are found. */
function numberOf(verdict: DeliveryKind | null) {
  if (verdict === 'duplicate') return duplicates.delivery;
  return verdict === 'unconfirmed' ? verifications.delivery : deliveries.id;
}

function toVerification(code: number | null): Delivery['verification'] {
  const state = code === null ? null : verificationCode.name(code);
  return state === 'copy' || state === 'parked' ? null : state;
}
