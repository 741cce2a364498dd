import { and, asc, eq, inArray, isNotNull, lt, lte, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { NewDelivery } from '../store.ts';
import type { DueVerification, NewVerification, Settlement } from '../verification.ts';
import { verificationCode } from './codes.ts';
import { erasing } from './erasing.ts';
import type { Connection } from './open.ts';
import { verifications } from './schema.ts';
import type { Sources } from './source-list.ts';
import { statement } from './statement.ts';

/** Deliveries that wait for the word of their vendor. */
export function createVerifications({ client, db }: Connection, sources: Sources) {
  const insert = statement(
    client,
    db.insert(verifications).values({
      delivery: sql.placeholder('delivery'),
      source: sql.placeholder('source'),
      receivedAt: sql.placeholder('receivedAt'),
      state: sql.placeholder('state'),
      token: sql.placeholder('token'),
      identity: sql.placeholder('identity'),
      tries: sql.placeholder('tries'),
      nextAt: sql.placeholder('nextAt'),
      isReleased: sql.placeholder('isReleased'),
    }),
  );
  const earlier = alias(verifications, 'earlier');
  const isAlike = and(
    eq(earlier.identity, verifications.identity),
    lt(earlier.delivery, verifications.delivery),
  );
  const verified = verificationCode.code('verified');
  const due = db
    .select({
      delivery: verifications.delivery,
      source: verifications.source,
      token: verifications.token,
      tries: verifications.tries,
      isCopy: sql<number>`exists (select 1 from ${verifications} as ${sql.identifier('earlier')} where ${isAlike} and ${earlier.state} = ${verified})`,
    })
    .from(verifications)
    .where(
      and(
        isNotNull(verifications.token),
        lte(verifications.nextAt, sql.placeholder('at')),
        notExists(
          db
            .select({ one: sql`1` })
            .from(earlier)
            .where(and(isAlike, isNotNull(earlier.token))),
        ),
      ),
    )
    .orderBy(asc(verifications.nextAt))
    .limit(sql.placeholder('limit'))
    .prepare();
  const toRelease = db
    .select({ delivery: verifications.delivery })
    .from(verifications)
    // Written out, since a partial index is only used where the statement itself shows that it suffices.
    .where(sql`is_released = 0 and state in (1, 3)`)
    .orderBy(asc(verifications.delivery))
    .limit(sql.placeholder('limit'))
    .prepare();

  function change(delivery: number, values: Partial<typeof verifications.$inferInsert>): void {
    db.update(verifications).set(values).where(eq(verifications.delivery, delivery)).run();
  }

  return {
    /** Only to be used inside the transaction that keeps the delivery. */
    add(id: number, { source, receivedAt }: NewDelivery, { token, identity }: NewVerification): void {
      const state = verificationCode.code(token === null ? 'rejected' : 'unverified');
      insert.run(id, source.id, receivedAt, state, token, `${source.id} ${identity}`, 0, receivedAt, 0);
    },
    due(at: number, limit: number): DueVerification[] {
      return due.all({ at, limit }).flatMap(({ delivery, source: sourceId, token, tries, isCopy }) => {
        const source = sources.byId(sourceId);
        return source && token !== null ? [{ delivery, source, token, tries, isCopy: isCopy === 1 }] : [];
      });
    },
    begin(delivery: number, nextAt: number): void {
      db.update(verifications)
        .set({ tries: sql`${verifications.tries} + 1`, nextAt })
        .where(eq(verifications.delivery, delivery))
        .run();
    },
    delay: (delivery: number, nextAt: number): void => change(delivery, { nextAt }),
    settle(delivery: number, settlement: Settlement): void {
      erasing({ client }, () => change(delivery, { state: verificationCode.code(settlement), token: null }));
    },
    expire(before: number): number {
      return erasing(
        { client },
        () =>
          db
            .update(verifications)
            .set({ token: null })
            .where(and(isNotNull(verifications.token), lt(verifications.receivedAt, before)))
            .run().changes,
      );
    },
    /** Whether its vendor was to be asked about it and has not said that it sent it. */
    isBarred(delivery: number): boolean {
      const row = db
        .select({ state: verifications.state })
        .from(verifications)
        .where(eq(verifications.delivery, delivery))
        .get();
      const state = row && verificationCode.name(row.state);
      return state === 'unverified' || state === 'rejected';
    },
    /** Whether one that says the same waits or was verified. */
    knows(source: number, identity: string): boolean {
      const rejected = verificationCode.code('rejected');
      const alike = eq(verifications.identity, `${source} ${identity}`);
      const found = db
        .select({ delivery: verifications.delivery })
        .from(verifications)
        .where(and(alike, ne(verifications.state, rejected)))
        .limit(1)
        .get();
      return found !== undefined;
    },
    unreleased: (limit: number): number[] => toRelease.all({ limit }).map(({ delivery }) => delivery),
    noteReleased(deliveries: readonly number[]): void {
      db.update(verifications)
        .set({ isReleased: true })
        .where(inArray(verifications.delivery, [...deliveries]))
        .run();
    },
  };
}

export type Verifications = ReturnType<typeof createVerifications>;
