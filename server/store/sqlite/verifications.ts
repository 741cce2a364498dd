import { and, asc, eq, inArray, isNotNull, lt, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { barredVerifications } from '../../../shared/delivery.ts';
import type { Source } from '../source.ts';
import type { NewDelivery } from '../delivery.ts';
import type { Decision, DueVerification, NewVerification, Settlement } from '../verification.ts';
import { verificationCode } from './codes.ts';
import { erasing } from './erasing.ts';
import type { Connection } from './open.ts';
import type { Remains } from './remains.ts';
import { verifications } from './schema.ts';
import type { Sources } from './source-list.ts';
import { statement } from './statement.ts';

const { code } = verificationCode;
const barred = barredVerifications.map(code);
/** Of those that may count, the ones that were decided for themselves. */
const genuine = [code('verified'), code('accepted')];

/** Of those about which nobody is to be asked yet. */
const never = Number.MAX_SAFE_INTEGER;

function stateWith(token: string | null): 'unverified' | 'unproven' {
  return token === null ? 'unproven' : 'unverified';
}

/** Deliveries that wait for the word of their vendor. */
export function createVerifications({ client, db }: Connection, sources: Sources, remains: Remains) {
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
  const due = db
    .select({
      delivery: verifications.delivery,
      source: verifications.source,
      token: verifications.token,
      tries: verifications.tries,
      isCopy: sql<number>`exists (select 1 from ${verifications} as ${sql.identifier('earlier')} where ${isAlike} and ${inArray(earlier.state, genuine)})`,
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
    .where(sql`is_released = 0 and fault is null and state in (1, 4, 6)`)
    .orderBy(asc(verifications.delivery))
    .limit(sql.placeholder('limit'))
    .prepare();

  function change(delivery: number, values: Partial<typeof verifications.$inferInsert>): void {
    db.update(verifications).set(values).where(eq(verifications.delivery, delivery)).run();
  }

  /** Erases the tokens of those rows, of which there may be none. Gives their number. */
  function erase(rows: SQL | undefined, values: Partial<typeof verifications.$inferInsert>): number {
    const { changes } = erasing({ client }, () =>
      db
        .update(verifications)
        .set({ ...values, token: null })
        .where(rows)
        .run(),
    );
    if (changes > 0) remains.note();
    return changes;
  }

  /** Only to be used inside the transaction that keeps the delivery. */
  function add(
    id: number,
    { source, receivedAt }: Pick<NewDelivery, 'source' | 'receivedAt'>,
    { token, identity }: NewVerification,
  ): void {
    const state = code(identity === null ? 'parked' : stateWith(token));
    const told = identity === null ? `parked ${id}` : `${source.id} ${identity}`;
    const nextAt = identity === null ? never : receivedAt;
    insert.run(id, source.id, receivedAt, state, token, told, 0, nextAt, 0);
  }

  const find = db
    .select({ state: verifications.state, token: verifications.token })
    .from(verifications)
    .where(eq(verifications.delivery, sql.placeholder('delivery')))
    .prepare();
  const stateOf = (delivery: number): number | null => find.get({ delivery })?.state ?? null;

  return {
    add,
    /** For one that is kept already. Whatever was asked or decided about it before stays. True where its vendor can be asked. */
    hold(id: number, source: Source, verification: NewVerification, at: number): boolean {
      const found = find.get({ delivery: id });
      if (found?.state === code('parked')) {
        const identity = `${source.id} ${verification.identity}`;
        change(id, { state: code(stateWith(found.token)), identity, nextAt: at });
      } else if (!found) add(id, { source, receivedAt: at }, verification);
      return (found ?? verification).token !== null;
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
    settle(delivery: number, settlement: Settlement, at: number): void {
      const isOpen = eq(verifications.state, code('unverified'));
      erase(and(eq(verifications.delivery, delivery), isOpen), { state: code(settlement), settledAt: at });
    },
    decide(delivery: number, decision: Decision, at: number): boolean {
      const isUndecided = inArray(
        verifications.state,
        barred.filter((state) => state !== code(decision)),
      );
      const decided = { state: code(decision), settledAt: at };
      return erase(and(eq(verifications.delivery, delivery), isUndecided), decided) > 0;
    },
    expire: (before: number): number =>
      erase(and(isNotNull(verifications.token), lt(verifications.receivedAt, before)), {}),
    /** See `KeptDelivery`. */
    standing(delivery: number): { isBarred: boolean; isGenuine: boolean } {
      const state = stateOf(delivery);
      const isBarred = state !== null && barred.includes(state);
      return { isBarred, isGenuine: state !== null && !isBarred && state !== code('parked') };
    },
    /** Whether one that says the same counts, or may still come to. */
    knows(source: number, identity: string): boolean {
      const isKnown = or(
        inArray(verifications.state, [...genuine, code('copy')]),
        isNotNull(verifications.token),
      );
      const found = db
        .select({ delivery: verifications.delivery })
        .from(verifications)
        .where(and(eq(verifications.identity, `${source} ${identity}`), isKnown))
        .limit(1)
        .get();
      return found !== undefined;
    },
    unreleased: (limit: number): number[] => toRelease.all({ limit }).map(({ delivery }) => delivery),
    noteReleased: (delivery: number, fault: string | null): void =>
      change(delivery, { isReleased: fault === null, fault }),
  };
}

export type Verifications = ReturnType<typeof createVerifications>;
