import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { type Limits, limitsOf } from '../../../shared/limits.ts';
import type { Usual } from '../../../shared/workflow.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import { isMaterial } from '../../process/is-material.ts';
import { learnRoute } from '../../process/route.ts';
import { caseless } from '../../search/caseless.ts';
import { stateCode } from './codes.ts';
import type { Connection } from './open.ts';
import { counters, processes, snapshots, usuals } from './projection-schema.ts';

/** Processes that a workflow is learned from: those that changed last. */
const sampleSize = 300;
/** Snapshots that are read without a look at the clock. */
const gulp = 16;
/** A workflow is learned again after so many milliseconds for each process that it was learned from. */
const restPerProcess = 30;

interface Known {
  usual: Usual;
  limits: Limits;
  isApplied: boolean;
}

/** A workflow that is being learned. */
interface Sample {
  name: string;
  /** Number of its newest change when it was begun. */
  seq: number;
  items: FoldedProcess[];
}

const nothing: Usual = {
  route: [],
  archive: null,
  total: { median: null, p90: null, samples: 0, deciles: [] },
  silence: { longest: null, samples: 0 },
};

/**
 * What is usual in each workflow, by its caseless name. It depends on nothing but which processes changed last, so that it
 * is the same where the projections are made anew; a workflow in which nothing changes is never looked at.
 */
export function createUsuals({ client, db }: Connection) {
  const known = new Map<string, Known>();
  /** Names of those in which something changed since they were learned. */
  const stale = new Set<string>();
  const restUntil = new Map<string, number>();
  let sample: Sample | null = null;

  const newest = db
    .select({ seq: sql<number | null>`max(${processes.seq})` })
    .from(processes)
    .where(eq(processes.workflowName, sql.placeholder('name')))
    .prepare();
  const readNext = db
    .select({ seq: processes.seq, snapshot: snapshots.snapshot })
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(
      and(eq(processes.workflowName, sql.placeholder('name')), lt(processes.seq, sql.placeholder('before'))),
    )
    .orderBy(desc(processes.seq))
    .limit(sql.placeholder('limit'))
    .prepare();
  const longest = db
    .select({ silence: sql<number | null>`max(${processes.silence})` })
    .from(processes)
    .where(and(eq(processes.workflowName, sql.placeholder('name')), isNotNull(processes.silence)))
    .prepare();
  const completed = db
    .select({ count: sql<number | null>`sum(${counters.count})` })
    .from(counters)
    .where(
      and(
        eq(counters.workflowName, sql.placeholder('name')),
        eq(counters.state, stateCode.code('completed')),
      ),
    )
    .prepare();

  load();

  function load(): void {
    const learnedAt = new Map<string, number>();
    for (const { workflowName, seq, ...rest } of db.select().from(usuals).all()) {
      known.set(workflowName, rest);
      learnedAt.set(workflowName, seq);
    }
    for (const { name } of db.selectDistinct({ name: counters.workflowName }).from(counters).all())
      if (newest.get({ name })?.seq !== learnedAt.get(name)) stale.add(name);
  }

  function begin(at: number): Sample | null {
    for (const name of stale) {
      if (at < (restUntil.get(name) ?? -Infinity)) continue;
      stale.delete(name);
      return { name, seq: newest.get({ name })?.seq ?? 0, items: [] };
    }
    return null;
  }

  /** Reads on; true where there is nothing more to read. */
  function readSome(current: Sample, until: number): boolean {
    let before = current.items.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER;
    for (;;) {
      const limit = Math.min(gulp, sampleSize - current.items.length);
      const rows = readNext.all({ name: current.name, before, limit });
      current.items.push(...rows.map(({ snapshot }) => JSON.parse(snapshot) as FoldedProcess));
      if (rows.length < gulp || current.items.length === sampleSize) return true;
      if (performance.now() >= until) return false;
      before = rows.at(-1)?.seq ?? 0;
    }
  }

  /** Small changes are learned, and only told to processes that change themselves. */
  const keep = client.transaction(({ name, seq, items }: Sample): Known => {
    const silence = {
      longest: longest.get({ name })?.silence ?? null,
      samples: completed.get({ name })?.count ?? 0,
    };
    const usual = { ...learnRoute(items), silence };
    const [before, limits] = [known.get(name), limitsOf(usual)];
    const isSame = before !== undefined && !isMaterial(before.limits, limits);
    const now = isSame ? { ...before, usual } : { usual, limits, isApplied: false };
    db.insert(usuals)
      .values({ workflowName: name, seq, ...now })
      .onConflictDoUpdate({ target: usuals.workflowName, set: { seq, ...now } })
      .run();
    return now;
  });

  return {
    /** What was learned last; nothing where nothing was. */
    of: (workflow: string): Usual => known.get(caseless(workflow))?.usual ?? nothing,
    /** Undefined where nothing was learned. */
    limits: (workflow: string): Limits | undefined => known.get(caseless(workflow))?.limits,
    /** To be called where a process of it changed. */
    note(workflow: string): void {
      stale.add(caseless(workflow));
    },
    /** At least a few processes, and as many as there is time for; false where there is nothing to learn at that moment. */
    learnSome(at: number, until: number): boolean {
      sample ??= begin(at);
      if (!sample) return false;
      if (!readSome(sample, until)) return true;
      const { name, items } = sample;
      known.set(name, keep.immediate(sample));
      restUntil.set(name, at + items.length * restPerProcess);
      sample = null;
      return true;
    },
    /** A workflow with limits of which some of its processes have not heard; null where there is none. */
    unapplied(): { name: string; limits: Limits } | null {
      for (const [name, { isApplied, limits }] of known) if (!isApplied) return { name, limits };
      return null;
    },
    /** Only to be used inside a transaction. */
    writeApplied(name: string): void {
      db.update(usuals).set({ isApplied: true }).where(eq(usuals.workflowName, name)).run();
    },
    /** The same in memory, once it is committed; not where other limits were learned meanwhile. */
    rememberApplied(name: string, limits: Limits): void {
      const now = known.get(name);
      if (now?.limits === limits) known.set(name, { ...now, isApplied: true });
    },
    /** To be called where the projections are gone. */
    forget(): void {
      known.clear();
      stale.clear();
      restUntil.clear();
      sample = null;
    },
  };
}

export type Usuals = ReturnType<typeof createUsuals>;
