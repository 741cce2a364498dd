import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { NewFact } from '../../process/fact.ts';
import type { Interpreter, NewDelivery, Source } from '../store.ts';
import type { Bodies } from './bodies.ts';
import { verdictCode } from './codes.ts';
import type { Connection } from './open.ts';
import { deliveries, verifications } from './schema.ts';
import type { Sources } from './source-list.ts';

/** A stored delivery with what it says. */
export interface Arrival {
  seq: number;
  source: Source;
  receivedAt: number;
  fact: NewFact;
  identity: string;
}

/** Facts that wait in memory for the projections: one or two megabytes for each thousand. */
const mostWaiting = 8000;

/**
 * What arrived after a number, for the projections. What this process stored itself is handed on in memory, since it
 * was read a moment ago; what is older, or too much to hold, is read again from the log.
 */
export function createArrivals({ db }: Connection, bodies: Bodies, sources: Sources) {
  const readRows = db
    .select({
      id: deliveries.id,
      source: deliveries.source,
      receivedAt: deliveries.receivedAt,
      verdict: deliveries.verdict,
      size: deliveries.size,
      sha256: deliveries.sha256,
      verification: verifications.delivery,
    })
    .from(deliveries)
    .leftJoin(verifications, eq(verifications.delivery, deliveries.id))
    .where(and(gt(deliveries.id, sql.placeholder('after')), lte(deliveries.id, sql.placeholder('upTo'))))
    .orderBy(asc(deliveries.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const readLast = db
    .select({ id: sql<number | null>`max(${deliveries.id})` })
    .from(deliveries)
    .prepare();

  let last = readLast.get()?.id ?? 0;
  /** Every stored delivery after this number waits in memory, oldest first. */
  let heldAfter = last;
  let held: Arrival[] = [];
  /** How many of `held` were passed on already. */
  let passed = 0;
  /** Too much arrived to be held: nothing is, until the log was read to its end. */
  let isBehind = false;

  function fallBehind(): void {
    held = [];
    passed = 0;
    isBehind = true;
  }

  function catchUp(): void {
    held = [];
    passed = 0;
    heldAfter = last;
    isBehind = false;
  }

  function fromMemory(after: number, limit: number): { items: Arrival[]; end: number } {
    while (passed < held.length && (held[passed]?.seq ?? Infinity) <= after) passed += 1;
    const items = held.slice(passed, passed + limit);
    const isAll = passed + items.length === held.length;
    if (isAll) catchUp();
    else if (passed >= mostWaiting) {
      held = held.slice(passed);
      passed = 0;
    }
    return { items, end: isAll ? last : (items.at(-1)?.seq ?? after) };
  }

  function fromLog(
    interpreter: Interpreter,
    after: number,
    limit: number,
  ): { items: Arrival[]; end: number } {
    const upTo = isBehind ? last : heldAfter;
    const rows = readRows.all({ after, upTo, limit });
    const end = rows.length < limit ? upTo : (rows.at(-1)?.id ?? upTo);
    if (isBehind && end === last) catchUp();
    const items = rows.flatMap(
      ({ id, source: sourceId, receivedAt, verdict, verification, ...kept }): Arrival[] => {
        const source = sources.byId(sourceId);
        const isTold = verdictCode.name(verdict) === 'stored' && verification === null;
        const body = isTold && source ? bodies.readKept(id, kept) : null;
        const told = source && body ? interpreter.read({ source, body, sha256: kept.sha256 }) : null;
        return source && told ? [{ seq: id, source, receivedAt, ...told }] : [];
      },
    );
    return { items, end };
  }

  return {
    /** Number of the last delivery. */
    last: () => last,

    /** To be told of each commit, with the numbers that it gave. */
    remember(batch: readonly NewDelivery[], ids: readonly number[]): void {
      // Numbers that are not ours lie between: another program writes here, and what it wrote is in the log alone.
      if (ids[0] !== undefined && ids[0] > last + 1) fallBehind();
      last = ids.at(-1) ?? last;
      if (isBehind) return;
      for (const [index, { told, isHeld, source, receivedAt }] of batch.entries()) {
        const seq = ids[index];
        if (told && !isHeld && seq !== undefined) held.push({ seq, source, receivedAt, ...told });
      }
      if (held.length - passed > mostWaiting) fallBehind();
    },

    /** To be called where what was passed on has to be passed on again: it is then read from the log. */
    forget: fallBehind,

    /** The next stored deliveries after a number; whatever stands up to `end` is among them or says nothing. */
    next(interpreter: Interpreter, after: number, limit: number): { items: Arrival[]; end: number } {
      const isHeld = !isBehind && after >= heldAfter;
      return isHeld ? fromMemory(after, limit) : fromLog(interpreter, after, limit);
    },
  };
}

export type Arrivals = ReturnType<typeof createArrivals>;
