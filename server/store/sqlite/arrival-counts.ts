import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { BusyHour, SeenType } from '../source.ts';
import type { NewDelivery } from '../delivery.ts';
import { tallyKind } from './codes.ts';
import type { Connection } from './open.ts';
import { tallies, texts } from './schema.ts';
import { statement } from './statement.ts';

const hourLength = 60 * 60_000;

/** So many deliveries of one source, of one type or in one hour. */
type Tally = typeof tallies.$inferSelect;

function count(counted: Tally[], source: number, kind: number, key: number, at: number): void {
  // A batch has few of them.
  const known = counted.find((each) => each.key === key && each.kind === kind && each.source === source);
  if (known) {
    known.count += 1;
    known.lastAt = Math.max(known.lastAt, at);
  } else counted.push({ source, kind, key, count: 1, lastAt: at });
}

/** What each source has brought, by type and by hour. */
export function createArrivalCounts({ client, db }: Connection) {
  const add = statement(
    client,
    db
      .insert(tallies)
      .values({
        source: sql.placeholder('source'),
        kind: sql.placeholder('kind'),
        key: sql.placeholder('key'),
        count: sql.placeholder('count'),
        lastAt: sql.placeholder('lastAt'),
      })
      .onConflictDoUpdate({
        target: [tallies.source, tallies.kind, tallies.key],
        set: {
          count: sql`${tallies.count} + excluded.count`,
          lastAt: sql`max(${tallies.lastAt}, excluded.last_at)`,
        },
      }),
  );
  const unread = alias(tallies, 'unread');
  const readTypes = db
    .select({
      vendorType: texts.text,
      count: tallies.count,
      quarantined: sql<number>`coalesce(${unread.count}, 0)`,
      lastAt: tallies.lastAt,
    })
    .from(tallies)
    .innerJoin(texts, eq(texts.id, tallies.key))
    .leftJoin(
      unread,
      and(
        eq(unread.source, tallies.source),
        eq(unread.kind, tallyKind.quarantinedType),
        eq(unread.key, tallies.key),
      ),
    )
    .where(and(eq(tallies.source, sql.placeholder('source')), eq(tallies.kind, tallyKind.vendorType)))
    .orderBy(desc(tallies.lastAt))
    .limit(sql.placeholder('limit'))
    .prepare();
  const readHours = db
    .select({ hour: tallies.key, lastAt: tallies.lastAt })
    .from(tallies)
    .where(
      and(
        eq(tallies.source, sql.placeholder('source')),
        eq(tallies.kind, tallyKind.hour),
        gte(tallies.key, sql.placeholder('from')),
      ),
    )
    .orderBy(asc(tallies.key))
    .prepare();

  return {
    /** To be called in the transaction that keeps the batch: each type and each hour is written once for all of it. */
    add(batch: readonly NewDelivery[], textId: (text: string) => number): void {
      const counted: Tally[] = [];
      for (const { source, vendorType, verdict, receivedAt } of batch) {
        count(counted, source.id, tallyKind.hour, Math.floor(receivedAt / hourLength), receivedAt);
        if (vendorType === null) continue;
        const key = textId(vendorType);
        count(counted, source.id, tallyKind.vendorType, key, receivedAt);
        if (verdict === 'quarantined') count(counted, source.id, tallyKind.quarantinedType, key, receivedAt);
      }
      for (const { source, kind, key, count, lastAt } of counted) add.run(source, kind, key, count, lastAt);
    },
    types: (source: number, limit: number): SeenType[] => readTypes.all({ source, limit }),
    hours: (source: number, from: number): BusyHour[] => readHours.all({ source, from }),
  };
}

export type ArrivalCounts = ReturnType<typeof createArrivalCounts>;
