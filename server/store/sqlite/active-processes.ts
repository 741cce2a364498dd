import { and, eq, sql } from 'drizzle-orm';
import type { Fact } from '../../process/fact.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import type { Told } from '../delivery.ts';
import type { Source } from '../source.ts';
import type { Facts } from './facts.ts';
import type { Connection } from './open.ts';
import { processKeys, snapshots } from './projection-schema.ts';
import { statement } from './statement.ts';

/** An event that is not among the projections yet. */
export interface PendingEvent {
  fact: Fact;
  identity: string;
  /** What differs from the event before it, see `rest.ts`. */
  rest: string;
}

/** A delivery that told the event of that number again. */
export interface CopyOfEvent {
  delivery: number;
  first: number;
}

/** Which process it is; an arrival tells it too. */
interface ProcessName {
  source: Source;
  fact: { processId: string };
}

/** A process with all that the next event of it needs. */
export interface ActiveProcess {
  /** Null until it is written for the first time. */
  key: number | null;
  processId: string;
  source: Source;
  facts: Fact[];
  /** Sequence number of each fact by what makes it one. */
  known: Map<string, number>;
  /** As the projections hold it; null where they do not yet. */
  before: FoldedProcess | null;
  /** The newest of `facts`, which are still to be written. */
  pending: PendingEvent[];
  /** Deliveries that told one of `facts` again, which are still to be written. */
  copies: CopyOfEvent[];
}

/** Facts of processes that are held in memory: the events of a process come within hours of one another. */
const mostFacts = 12_000;

/** The processes that something happens to now; those least lately used are let go and read again when needed. */
export function createActiveProcesses({ client, db }: Connection, facts: Facts) {
  const find = db
    .select({ id: processKeys.id })
    .from(processKeys)
    .where(
      and(
        eq(processKeys.processId, sql.placeholder('processId')),
        eq(processKeys.source, sql.placeholder('source')),
      ),
    )
    .prepare();
  const make = statement(
    client,
    db
      .insert(processKeys)
      .values({ source: sql.placeholder('source'), processId: sql.placeholder('processId') }),
  );
  const readSnapshot = db
    .select({ snapshot: snapshots.snapshot })
    .from(snapshots)
    .where(eq(snapshots.process, sql.placeholder('key')))
    .prepare();
  const active = new Map<string, ActiveProcess>();
  let heldFacts = 0;

  function load(source: Source, processId: string): ActiveProcess {
    const key = find.get({ processId, source: source.id })?.id;
    const unwritten = { source, processId, pending: [], copies: [] };
    if (key === undefined) return { ...unwritten, key: null, facts: [], known: new Map(), before: null };
    const stored = facts.ofProcess(key, processId);
    const snapshot = readSnapshot.get({ key })?.snapshot;
    return {
      ...unwritten,
      key,
      facts: stored.map(({ fact }) => fact),
      known: new Map(stored.map(({ fact, identity }) => [fingerprint(fact, identity), fact.seq])),
      before: snapshot === undefined ? null : (JSON.parse(snapshot) as FoldedProcess),
    };
  }

  return {
    of({ source, fact: { processId } }: ProcessName): ActiveProcess {
      const name = `${source.id} ${processId}`;
      const held = active.get(name);
      if (held) active.delete(name);
      const process = held ?? load(source, processId);
      if (!held) heldFacts += process.facts.length;
      active.set(name, process);
      return process;
    },

    /** Whether it is among the events of its process. */
    hasTold(source: number, { fact, identity }: Told): boolean {
      const { processId } = fact;
      const wanted = fingerprint(fact, identity);
      const held = active.get(`${source} ${processId}`);
      if (held) return held.known.has(wanted);
      const key = find.get({ processId, source })?.id;
      if (key === undefined) return false;
      return facts.ofProcess(key, processId).some((each) => fingerprint(each.fact, each.identity) === wanted);
    },

    add(process: ActiveProcess, event: PendingEvent): void {
      const { fact, identity } = event;
      process.pending.push(event);
      process.facts.push(fact);
      process.known.set(fingerprint(fact, identity), fact.seq);
      heldFacts += 1;
    },

    /** Only to be used inside a transaction: a process gets its key with its first row. */
    keyOf(process: ActiveProcess): number {
      return (process.key ??= Number(make.run(process.source.id, process.processId).lastInsertRowid));
    },

    /** Lets go of what is too much. Not to be called while some of them are still to be written. */
    trim(): void {
      for (const [name, process] of active) {
        if (heldFacts <= mostFacts) return;
        active.delete(name);
        heldFacts -= process.facts.length;
      }
    },

    /** To be called after a rollback, or where the projections are gone. */
    forget(): void {
      active.clear();
      heldFacts = 0;
    },
  };
}

/** What makes two deliveries the same fact of a process. */
export function fingerprint({ type, sessionId }: Pick<Fact, 'type' | 'sessionId'>, identity: string): string {
  return `${type} ${sessionId ?? ''} ${identity}`;
}
