import { eq, sql } from 'drizzle-orm';
import type { Fact } from '../../process/fact.ts';
import { caseless } from '../../search/caseless.ts';
import type { Interpreter, Pace } from '../store.ts';
import { type ActiveProcess, createActiveProcesses, fingerprint } from './active-processes.ts';
import type { Arrival, Arrivals } from './arrivals.ts';
import { eventTypeCode, stateCode } from './codes.ts';
import { createCounters } from './counters.ts';
import type { Facts } from './facts.ts';
import { createFindability } from './findability.ts';
import type { Connection } from './open.ts';
import { settleRest } from './rest.ts';
import {
  counters,
  duplicates,
  events,
  identifiers,
  position,
  processes,
  processKeys,
  processTerms,
  terms,
} from './schema.ts';
import { statement } from './statement.ts';

/** Deliveries that are taken in without a look at the clock. */
const gulp = 64;

/**
 * The one writer of the projections. It goes through the log in batches: first it takes in events, then it folds each
 * process that they touched, once. Each step of that is a transaction of its own, and only the last one moves
 * `position`: whatever is cut short before is done again, to the same effect.
 */
export function createProjection(connection: Connection, arrivals: Arrivals, facts: Facts) {
  const { client, db } = connection;
  const findability = createFindability(connection);
  const counts = createCounters(connection);
  const active = createActiveProcesses(connection, facts);

  const readPosition = db.select({ seq: position.seq }).from(position).where(eq(position.id, 1)).prepare();
  const writePosition = statement(
    client,
    db
      .insert(position)
      .values({ id: sql.placeholder('id'), seq: sql.placeholder('seq') })
      .onConflictDoUpdate({ target: position.id, set: { seq: sql`excluded.seq` } }),
  );
  const insertEvent = statement(
    client,
    db.insert(events).values({
      process: sql.placeholder('process'),
      seq: sql.placeholder('seq'),
      type: sql.placeholder('type'),
      session: sql.placeholder('session'),
      occurredUs: sql.placeholder('occurredUs'),
      identity: sql.placeholder('identity'),
      occurredRaw: sql.placeholder('occurredRaw'),
      receivedAt: sql.placeholder('receivedAt'),
      rest: sql.placeholder('rest'),
    }),
  );
  const insertDuplicate = statement(
    client,
    db
      .insert(duplicates)
      .values({ delivery: sql.placeholder('delivery'), first: sql.placeholder('first') })
      .onConflictDoNothing(),
  );
  const writeProcess = statement(
    client,
    db
      .insert(processes)
      .values({
        id: sql.placeholder('id'),
        source: sql.placeholder('source'),
        workflow: sql.placeholder('workflow'),
        workflowName: sql.placeholder('workflowName'),
        state: sql.placeholder('state'),
        isTest: sql.placeholder('isTest'),
        seq: sql.placeholder('seq'),
        startedAt: sql.placeholder('startedAt'),
        number: sql.placeholder('number'),
        snapshot: sql.placeholder('snapshot'),
      })
      .onConflictDoUpdate({
        target: processes.id,
        set: {
          workflow: sql`excluded.workflow`,
          workflowName: sql`excluded.workflow_name`,
          state: sql`excluded.state`,
          isTest: sql`excluded.is_test`,
          seq: sql`excluded.seq`,
          startedAt: sql`excluded.started_at`,
          number: sql`excluded.number`,
          snapshot: sql`excluded.snapshot`,
        },
      }),
  );

  /** Under way: events up to `end` are taken in, and the processes in `touched` are still to be folded. */
  interface Batch {
    end: number;
    events: number;
    isWhole: boolean;
    touched: Set<ActiveProcess>;
  }
  let batch: Batch | null = null;
  let projected = readPosition.get()?.seq ?? 0;

  function takeIn(current: Batch, interpreter: Interpreter, most: number): void {
    const limit = Math.min(gulp, most - current.events);
    const { items, end } = arrivals.next(interpreter, current.end, limit);
    for (const item of items) {
      const process = takeInOne(item);
      if (process) current.touched.add(process);
    }
    current.end = end;
    current.events += items.length;
    current.isWhole = end === arrivals.last() || current.events >= most;
  }

  /** The process that the event moved; null where it was told before. */
  function takeInOne(arrival: Arrival): ActiveProcess | null {
    const { seq, receivedAt, identity } = arrival;
    const process = active.of(arrival);
    const name = fingerprint(arrival.fact, identity);
    const first = process.known.get(name);
    // Taken in by a step whose batch never came to its end.
    if (first === seq) return process;
    if (first !== undefined) {
      insertDuplicate.run(seq, first);
      return null;
    }
    const { type, sessionId, occurred } = arrival.fact;
    const raw = occurred.raw === identity ? null : occurred.raw;
    const code = eventTypeCode.code(type);
    const { text, rest } = settleRest(arrival.fact, process.facts.at(-1));
    insertEvent.run(process.key, seq, code, sessionId, occurred.us, identity, raw, receivedAt, text);
    active.add(process, name, { ...arrival.fact, ...rest, seq, receivedAt, reconstructed: false });
    return process;
  }

  function foldOne(process: ActiveProcess, interpreter: Interpreter): void {
    const { key, source, before } = process;
    const { provider, slug, workflow, titleLabel } = source;
    const context = { provider, source: slug, workflow, titleLabel };
    const after = interpreter.fold(context, process.facts as [Fact, ...Fact[]]);
    counts.move(before, after);
    findability.update(key, before, after);
    writeProcess.run(
      key,
      source.id,
      after.workflow,
      caseless(after.workflow),
      stateCode.code(after.state),
      after.isTest ? 1 : 0,
      after.seq,
      Date.parse(after.startedAt),
      typeof after.processNumber === 'number' ? after.processNumber : -1,
      JSON.stringify(after),
    );
    process.before = after;
  }

  /** Does one small thing; true where the batch came to its end by it. */
  function advance(current: Batch, interpreter: Interpreter, most: number): boolean {
    if (!current.isWhole) {
      takeIn(current, interpreter, most);
      return false;
    }
    const [next] = current.touched;
    if (next) {
      foldOne(next, interpreter);
      current.touched.delete(next);
      return false;
    }
    writePosition.run(1, current.end);
    return true;
  }

  const step = client.transaction((current: Batch, interpreter: Interpreter, pace: Pace): boolean => {
    const until = performance.now() + pace.milliseconds;
    for (;;) {
      if (advance(current, interpreter, pace.events)) return true;
      if (performance.now() >= until) return false;
    }
  });

  /**
   * A step is not synced by itself. It stands in the write-ahead log before the next delivery, whose own sync takes it
   * along; what a power cut takes away of it is folded again. Syncing each step would double what folding costs.
   */
  function stepUnsynced(current: Batch, interpreter: Interpreter, pace: Pace): boolean {
    client.pragma('synchronous = NORMAL');
    try {
      return step.immediate(current, interpreter, pace);
    } finally {
      client.pragma('synchronous = FULL');
    }
  }

  function forgetMemory(): void {
    batch = null;
    active.forget();
    findability.forget();
  }

  const forgetAll = client.transaction(() => {
    for (const table of [
      processes,
      events,
      duplicates,
      processKeys,
      identifiers,
      processTerms,
      terms,
      counters,
      position,
    ])
      db.delete(table).run();
    client.exec(`insert into terms_text(terms_text) values ('delete-all')`);
  });

  return {
    project(interpreter: Interpreter, pace: Pace): { projected: number; left: number } {
      if (batch === null && projected === arrivals.last()) return { projected, left: 0 };
      batch ??= { end: projected, events: 0, isWhole: false, touched: new Set() };
      try {
        if (stepUnsynced(batch, interpreter, pace)) {
          projected = batch.end;
          batch = null;
          active.trim();
        }
      } catch (error) {
        forgetMemory();
        throw error;
      }
      return { projected, left: arrivals.last() - projected };
    },
    forget(): void {
      forgetMemory();
      forgetAll.immediate();
      projected = 0;
    },
    projected: () => projected,
  };
}
