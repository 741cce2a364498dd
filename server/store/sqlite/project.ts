import { and, eq, gt, sql } from 'drizzle-orm';
import type { Fact } from '../../process/fact.ts';
import type { Process } from '../../../shared/process.ts';
import { caseless } from '../../search/caseless.ts';
import type { Fold } from '../store.ts';
import { stateCode } from './codes.ts';
import type { Facts } from './facts.ts';
import { createFindability } from './findability.ts';
import type { Connection } from './open.ts';
import {
  counters,
  events,
  identifiers,
  position,
  processes,
  processKeys,
  processTerms,
  sources,
  terms,
} from './schema.ts';

/** The one writer of the projections: snapshots, search and counters, always in step with `position`. */
export function createProjection({ client, db }: Connection, facts: Facts) {
  const findability = createFindability(db);

  const readPosition = db.select({ seq: position.seq }).from(position).where(eq(position.id, 1)).prepare();
  const writePosition = db
    .insert(position)
    .values({ id: 1, seq: sql.placeholder('seq') })
    .onConflictDoUpdate({ target: position.id, set: { seq: sql`excluded.seq` } })
    .prepare();
  const readLast = db
    .select({ seq: sql<number | null>`max(${events.seq})` })
    .from(events)
    .prepare();
  const pending = db
    .select({ seq: events.seq, process: events.process })
    .from(events)
    .where(gt(events.seq, sql.placeholder('seq')))
    .orderBy(events.seq)
    .limit(sql.placeholder('limit'))
    .prepare();
  const readContext = db
    .select({
      sourceId: sources.id,
      provider: sources.provider,
      source: sources.slug,
      workflow: sources.workflow,
      titleLabel: sources.titleLabel,
    })
    .from(processKeys)
    .innerJoin(sources, eq(sources.id, processKeys.source))
    .where(eq(processKeys.id, sql.placeholder('process')))
    .prepare();
  const readSnapshot = db
    .select({ snapshot: processes.snapshot })
    .from(processes)
    .where(eq(processes.id, sql.placeholder('id')))
    .prepare();
  const writeProcess = db
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
    })
    .prepare();
  const addCount = db
    .insert(counters)
    .values({
      workflow: sql.placeholder('workflow'),
      workflowName: sql.placeholder('workflowName'),
      state: sql.placeholder('state'),
      count: sql.placeholder('count'),
    })
    .onConflictDoUpdate({
      target: [counters.workflow, counters.state],
      set: { count: sql`${counters.count} + excluded.count` },
    })
    .prepare();
  const dropEmptyCount = db
    .delete(counters)
    .where(
      and(
        eq(counters.workflow, sql.placeholder('workflow')),
        eq(counters.state, sql.placeholder('state')),
        eq(counters.count, 0),
      ),
    )
    .prepare();

  function count(process: Process, change: 1 | -1): void {
    const { workflow } = process;
    const state = stateCode.code(process.state);
    addCount.run({ workflow, workflowName: caseless(workflow), state, count: change });
    if (change === -1) dropEmptyCount.run({ workflow, state });
  }

  function write(id: number, source: number, process: Process): void {
    const stored = readSnapshot.get({ id });
    const before = stored ? (JSON.parse(stored.snapshot) as Process) : null;
    if (before?.state !== process.state || before.workflow !== process.workflow) {
      if (before) count(before, -1);
      count(process, 1);
    }
    findability.update(id, before, process);
    writeProcess.run({
      id,
      source,
      workflow: process.workflow,
      workflowName: caseless(process.workflow),
      state: stateCode.code(process.state),
      isTest: process.isTest ? 1 : 0,
      seq: process.seq,
      startedAt: Date.parse(process.startedAt),
      number: typeof process.processNumber === 'number' ? process.processNumber : -1,
      snapshot: JSON.stringify(process),
    });
  }

  const last = () => readLast.get()?.seq ?? 0;
  const projected = () => readPosition.get()?.seq ?? 0;

  const advance = client.transaction((fold: Fold, limit: number) => {
    const next = pending.all({ seq: projected(), limit });
    const end = next.at(-1);
    if (!end) return { projected: projected(), left: 0 };
    for (const process of new Set(next.map((event) => event.process))) {
      const context = readContext.get({ process });
      const [first, ...rest] = facts.ofProcess(process).filter((fact: Fact) => fact.seq <= end.seq);
      if (!context || !first)
        throw new Error(`the log has events of process key ${process} but not the process`);
      const { sourceId, ...foldContext } = context;
      write(process, sourceId, fold(foldContext, [first, ...rest]).process);
    }
    writePosition.run({ seq: end.seq });
    return { projected: end.seq, left: last() - end.seq };
  });

  const forget = client.transaction(() => {
    findability.forget();
    for (const table of [processes, identifiers, processTerms, terms, counters, position])
      db.delete(table).run();
    client.exec(`insert into terms_text(terms_text) values ('delete-all')`);
  });

  return {
    project(fold: Fold, limit: number): { projected: number; left: number } {
      try {
        return advance.immediate(fold, limit);
      } catch (error) {
        findability.forget();
        throw error;
      }
    },
    forget: () => forget.immediate(),
    last,
    projected,
  };
}
