import { eq, inArray, sql } from 'drizzle-orm';
import type { Fact } from '../../process/fact.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import { longestSilence } from '../../process/longest-silence.ts';
import { outlook } from '../../process/outlook.ts';
import type { Told } from '../delivery.ts';
import type { Interpreter, Pace } from '../store.ts';
import type { Source } from '../source.ts';
import { type ActiveProcess, createActiveProcesses, fingerprint } from './active-processes.ts';
import type { Arrival, Arrivals } from './arrivals.ts';
import { createLimitsApplier } from './apply-limits.ts';
import type { ChildProcesses } from './children.ts';
import type { Closings } from './closings.ts';
import { createCounters } from './counters.ts';
import { createEventRows } from './event-rows.ts';
import type { Facts } from './facts.ts';
import { createFindability } from './findability.ts';
import type { Connection } from './open.ts';
import { createProcessRows } from './process-rows.ts';
import type { Removals } from './removals.ts';
import { createRenamedSources } from './renamed-sources.ts';
import { numbered } from './numbered.ts';
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
  snapshots,
  terms,
  usuals as usualsTable,
} from './projection-schema.ts';
import { sources } from './schema.ts';
import type { Sources } from './source-list.ts';
import { statement } from './statement.ts';
import { unsynced } from './unsynced.ts';
import { createUsuals } from './usuals.ts';

/** Deliveries that are taken in without a look at the clock. */
const gulp = 64;

interface ProjectionParts {
  arrivals: Arrivals;
  children: ChildProcesses;
  closings: Closings;
  facts: Facts;
  removals: Removals;
  sourceById: Sources['byId'];
}

/**
 * The one writer of the projections. It goes through the log in batches: first it takes in events, in memory, then it
 * writes and folds each process that they touched, once. Each step of that is a transaction of its own, and only the
 * last one moves `position`: whatever is cut short before is done again, to the same effect.
 */
export function createProjection(
  connection: Connection,
  { arrivals, children, closings, facts, removals, sourceById }: ProjectionParts,
) {
  const { client, db } = connection;
  const findability = createFindability(connection);
  const counts = createCounters(connection);
  const rows = createProcessRows(connection);
  const eventRows = createEventRows(connection);
  const usuals = createUsuals(connection);
  const limitsApplier = createLimitsApplier(connection, usuals);
  const active = createActiveProcesses(connection, facts);
  const renamed = createRenamedSources(connection, sourceById);

  const readPosition = db.select({ seq: position.seq }).from(position).where(eq(position.id, 1)).prepare();
  const writePosition = statement(
    client,
    db
      .insert(position)
      .values({ id: sql.placeholder('id'), seq: sql.placeholder('seq') })
      .onConflictDoUpdate({ target: position.id, set: { seq: sql`excluded.seq` } }),
  );
  /** Under way: what `touched` holds stands for everything up to `end`. */
  interface Batch {
    end: number;
    events: number;
    touched: Set<ActiveProcess>;
    /** The touched in the order of their rows, from when everything is taken in. */
    queue: ActiveProcess[] | null;
    written: number;
    /** What the written ones were made from, by name: it is folded last, since it stands as they do. */
    parents: Map<string, { source: Source; processId: string }>;
  }
  let batch: Batch | null = null;
  let projected = readPosition.get()?.seq ?? 0;

  /** In memory only. True where nothing more belongs to the batch. */
  function takeIn(current: Batch, interpreter: Interpreter, most: number, until: number): boolean {
    while (current.end < arrivals.last() && current.events < most) {
      const { items, end } = arrivals.next(interpreter, current.end, Math.min(gulp, most - current.events));
      for (const item of items) if (!removals.covers(item)) current.touched.add(takeInOne(item));
      current.events += items.length;
      current.end = end;
      if (performance.now() >= until) return false;
    }
    return true;
  }

  function takeInOne(arrival: Arrival): ActiveProcess {
    const { fact, seq, deliveryId, identity } = arrival;
    const process = active.of(arrival);
    const first = process.known.get(fingerprint(fact, identity));
    if (first === undefined) {
      const { text, rest } = settleRest(fact, process.facts.at(-1));
      active.add(process, { fact: numbered(arrival, rest), identity, rest: text });
    } else if (first !== seq) {
      // The same number comes again where a batch was cut short.
      process.copies.push({ delivery: deliveryId, first });
    }
    return process;
  }

  /** Rows of neighbours lie in the same pages: written in their order, each page is written once for many of them. */
  function inRowOrder(touched: Iterable<ActiveProcess>): ActiveProcess[] {
    return [...touched].sort((a, b) => (a.key ?? Infinity) - (b.key ?? Infinity) || 0);
  }

  function writeOne(process: ActiveProcess, interpreter: Interpreter): void {
    eventRows.writeCopies(process.copies);
    process.copies = [];
    if (process.pending.length === 0) return;
    const key = active.keyOf(process);
    eventRows.write(key, process.pending);
    process.pending = [];
    foldOne(key, process, interpreter.fold);
  }

  function foldOne(key: number, process: ActiveProcess, fold: Interpreter['fold']): void {
    const { before } = process;
    // It may have been renamed since the process was read.
    const source = sourceById(process.source.id) ?? process.source;
    const { provider, slug, workflow, titleLabel } = source;
    const isRequest = process.facts[0]?.request != null;
    const made = isRequest ? children.standing(process.processId, source.id) : undefined;
    const closing = closings.of(source.id, process.processId);
    const context = {
      provider,
      source: slug,
      workflow,
      titleLabel,
      closing,
      ...(made && { children: made }),
    };
    const after = fold(context, process.facts as [Fact, ...Fact[]]);
    counts.move(before, after);
    rows.write(key, source.id, after, {
      texts: findability.update(key, before, after),
      silence: longestSilence(after, process.facts),
      ...outlook(after, usuals.limits(workflow)),
    });
    usuals.note(workflow);
    process.before = after;
  }

  function foldAgain(source: Source, processId: string, fold: Interpreter['fold']): void {
    const process = active.of({ source, fact: { processId } });
    if (process.key !== null && process.facts.length > 0) foldOne(process.key, process, fold);
  }

  function noteParent({ parents }: Batch, { source, before }: ActiveProcess): void {
    const processId = before?.parentId;
    if (processId != null) parents.set(`${source.id} ${processId}`, { source, processId });
  }

  const write = client.transaction(
    (current: Batch, queue: readonly ActiveProcess[], interpreter: Interpreter, until: number): boolean => {
      for (const process of queue.slice(current.written)) {
        noteParent(current, process);
        writeOne(process, interpreter);
        noteParent(current, process);
        current.written += 1;
        if (performance.now() >= until && current.written < queue.length) return false;
      }
      for (const [name, { source, processId }] of current.parents) {
        foldAgain(source, processId, interpreter.fold);
        current.parents.delete(name);
        if (performance.now() >= until && current.parents.size > 0) return false;
      }
      writePosition.run(1, current.end);
      return true;
    },
  );

  /** One step; true where the batch came to its end by it. */
  function advance(current: Batch, interpreter: Interpreter, pace: Pace): boolean {
    const until = performance.now() + pace.milliseconds;
    if (!current.queue) {
      if (!takeIn(current, interpreter, pace.events, until)) return false;
      current.queue = inRowOrder(current.touched);
    }
    const { queue } = current;
    return unsynced(client, () => write.immediate(current, queue, interpreter, until));
  }

  function forgetMemory(): void {
    batch = null;
    arrivals.forget();
    active.forget();
    findability.forget();
  }

  const forgetAll = client.transaction(() => {
    for (const table of [
      processes,
      snapshots,
      events,
      duplicates,
      processKeys,
      identifiers,
      processTerms,
      terms,
      counters,
      usualsTable,
      position,
    ])
      db.delete(table).run();
    db.update(sources).set({ refoldedTo: null }).run();
    client.exec(`insert into terms_text(terms_text) values ('delete-all')`);
  });

  return {
    project(interpreter: Interpreter, pace: Pace): { projected: number; left: number } {
      if (batch === null && projected === arrivals.last()) return { projected, left: 0 };
      batch ??= {
        end: projected,
        events: 0,
        touched: new Set(),
        queue: null,
        written: 0,
        parents: new Map(),
      };
      try {
        if (advance(batch, interpreter, pace)) {
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
    /** Some of those processes whose source was renamed; false where there was nothing to do, or no time for it. */
    refold(fold: Interpreter['fold'], milliseconds: number): boolean {
      // Of a batch under way memory knows more than the tables do.
      if (batch !== null) return false;
      try {
        const hasFolded = unsynced(client, () =>
          renamed.foldSome(
            (source, processId) => foldAgain(source, processId, fold),
            performance.now() + milliseconds,
          ),
        );
        active.trim();
        return hasFolded;
      } catch (error) {
        forgetMemory();
        throw error;
      }
    },
    /** Folds one process again, and what it was made from. To be called inside a transaction, with nothing in memory. */
    foldAgain(source: Source, processId: string, fold: Interpreter['fold']): void {
      foldAgain(source, processId, fold);
      const parentId = active.of({ source, fact: { processId } }).before?.parentId;
      if (parentId != null) foldAgain(source, parentId, fold);
    },
    /**
     * Learns a little of what is usual, or tells it to some of the processes under way: their keys are given where that
     * changed anything for them. Null where there is nothing to do at that moment.
     */
    learn(at: number, milliseconds: number): number[] | null {
      const until = performance.now() + milliseconds;
      return unsynced(
        client,
        () => limitsApplier.applySome(until) ?? (usuals.learnSome(at, until) ? [] : null),
      );
    },
    usual: usuals.of,
    limits: usuals.limits,
    forget(): void {
      forgetMemory();
      forgetAll.immediate();
      usuals.forget();
      projected = 0;
    },
    /** What is gathered is read from the log again. */
    forgetMemory,
    /** Forgets one process. To be called inside a transaction, with nothing in memory. */
    drop(key: number, before: FoldedProcess): void {
      counts.move(before, null);
      findability.drop(key, before);
      const ofProcess = db.select({ seq: events.seq }).from(events).where(eq(events.process, key));
      db.delete(duplicates).where(inArray(duplicates.first, ofProcess)).run();
      db.delete(events).where(eq(events.process, key)).run();
      db.delete(snapshots).where(eq(snapshots.process, key)).run();
      db.delete(processes).where(eq(processes.id, key)).run();
      db.delete(processKeys).where(eq(processKeys.id, key)).run();
    },
    hasTold: (source: number, told: Told): boolean => active.hasTold(source, told),
    projected: () => projected,
  };
}

export type Projection = ReturnType<typeof createProjection>;
