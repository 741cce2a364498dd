import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { NewFact } from '../../process/fact.ts';
import type { NewDelivery, Told } from '../delivery.ts';
import type { Interpreter } from '../store.ts';
import type { Source } from '../source.ts';
import type { Bodies } from './bodies.ts';
import { entryKind, verdictCode } from './codes.ts';
import type { Connection } from './open.ts';
import { deliveries } from './schema.ts';
import type { Sources } from './source-list.ts';

/** What an entry of the log says, under the number of that entry. */
export interface Arrival {
  seq: number;
  /** The delivery that said it: an earlier number where it was read again. */
  deliveryId: number;
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
  const columns = {
    id: deliveries.id,
    source: deliveries.source,
    receivedAt: deliveries.receivedAt,
    verdict: deliveries.verdict,
    kind: deliveries.kind,
    size: deliveries.size,
    sha256: deliveries.sha256,
    keptSize: deliveries.keptSize,
    keptSha256: deliveries.keptSha256,
    replayOf: deliveries.replayOf,
  };
  const readRow = db
    .select(columns)
    .from(deliveries)
    .where(eq(deliveries.id, sql.placeholder('id')))
    .prepare();
  const readRows = db
    .select(columns)
    .from(deliveries)
    .where(and(gt(deliveries.id, sql.placeholder('after')), lte(deliveries.id, sql.placeholder('upTo'))))
    .orderBy(asc(deliveries.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const readLast = db
    .select({ id: sql<number | null>`max(${deliveries.id})` })
    .from(deliveries)
    .prepare();

  type Row = NonNullable<ReturnType<typeof readRow.get>>;

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
    return { items: rows.flatMap((row) => readAgain(interpreter, row)), end };
  }

  function readAgain(interpreter: Interpreter, row: Row): Arrival[] {
    const told = tellerOf(row);
    const source = told && sources.byId(told.delivery.source);
    const body = told && source ? bodies.readKept(told.bodyOf.id, told.bodyOf) : null;
    if (!told || !source || !body) return [];
    const { id: deliveryId, receivedAt, sha256 } = told.delivery;
    const said = interpreter.read({ source, body, sha256 });
    return said ? [arrivalOf(row.id, deliveryId, source, receivedAt, said)] : [];
  }

  /** The delivery that says what an entry stands for, and the entry that has its body; null where it says nothing. */
  function tellerOf(row: Row): { delivery: Row; bodyOf: Row } | null {
    if (row.kind === entryKind.delivery)
      return verdictCode.name(row.verdict) === 'stored' ? { delivery: row, bodyOf: row } : null;
    const delivery = row.replayOf === null ? undefined : readRow.get({ id: row.replayOf });
    // One whose own body was raw has a copy for good.
    return delivery ? { delivery, bodyOf: row.keptSha256 === null ? delivery : row } : null;
  }

  function note(ids: readonly number[]): void {
    // Numbers that are not ours lie between: another program writes here, and what it wrote is in the log alone.
    if (ids[0] !== undefined && ids[0] > last + 1) fallBehind();
    last = ids.at(-1) ?? last;
  }

  return {
    /** Number of the last entry. */
    last: () => last,

    /** To be told of each commit, with the numbers that it gave. */
    remember(batch: readonly NewDelivery[], ids: readonly number[]): void {
      note(ids);
      if (isBehind) return;
      for (const [index, { told, isHeld, source, receivedAt }] of batch.entries()) {
        const seq = ids[index];
        if (told && !isHeld && seq !== undefined) held.push(arrivalOf(seq, seq, source, receivedAt, told));
      }
      if (held.length - passed > mostWaiting) fallBehind();
    },

    /** The same of what was read again. */
    rememberAgain(arrivals: readonly Arrival[]): void {
      note(arrivals.map(({ seq }) => seq));
      if (!isBehind) held.push(...arrivals);
      if (held.length - passed > mostWaiting) fallBehind();
    },

    /** The same of numbers that say nothing. */
    note,

    /** To be called where what was passed on has to be passed on again: it is then read from the log. */
    forget: fallBehind,

    /** The next stored deliveries after a number; whatever stands up to `end` is among them or says nothing. */
    next(interpreter: Interpreter, after: number, limit: number): { items: Arrival[]; end: number } {
      const isHeld = !isBehind && after >= heldAfter;
      return isHeld ? fromMemory(after, limit) : fromLog(interpreter, after, limit);
    },
  };
}

function arrivalOf(
  seq: number,
  deliveryId: number,
  source: Source,
  receivedAt: number,
  { fact, identity }: Told,
): Arrival {
  return { seq, deliveryId, source, receivedAt, fact, identity };
}

export type Arrivals = ReturnType<typeof createArrivals>;
