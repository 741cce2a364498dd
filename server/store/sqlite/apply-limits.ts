import { and, asc, eq, sql } from 'drizzle-orm';
import type { Limits } from '../../../shared/limits.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import { outlook } from '../../process/outlook.ts';
import { writeAttention } from './attention.ts';
import { stateCode } from './codes.ts';
import type { Connection } from './open.ts';
import { processes, snapshots } from './projection-schema.ts';
import { statement } from './statement.ts';
import type { Usuals } from './usuals.ts';

/** Processes that are looked up at once. */
const gulp = 32;
const underWay = [stateCode.code('running'), stateCode.code('submitted')] as const;

const beginning = { seq: 0, id: 0 };

/** How far the processes of a workflow have heard of its limits. Not kept: after a kill all of them are told again. */
interface Round {
  name: string;
  limits: Limits;
  /** Of the states under way, which one, and the number and key after which to go on. */
  turn: number;
  after: { seq: number; id: number };
}

/** Tells processes under way what is usual now, in the order of their changes: one that changes meanwhile is folded by it. */
export function createLimitsApplier({ client, db }: Connection, usuals: Usuals) {
  const readSome = db
    .select({
      id: processes.id,
      seq: processes.seq,
      attention: processes.attention,
      quietAt: processes.quietAt,
      snapshot: snapshots.snapshot,
    })
    .from(processes)
    .innerJoin(snapshots, eq(snapshots.process, processes.id))
    .where(
      and(
        eq(processes.workflowName, sql.placeholder('name')),
        eq(processes.state, sql.placeholder('state')),
        sql`(${processes.seq}, ${processes.id}) > (${sql.placeholder('seq')}, ${sql.placeholder('id')})`,
      ),
    )
    .orderBy(asc(processes.seq), asc(processes.id))
    .limit(gulp)
    .prepare();
  const write = statement(
    client,
    db
      .update(processes)
      .set({ attention: sql`${sql.placeholder('attention')}`, quietAt: sql`${sql.placeholder('quietAt')}` })
      .where(eq(processes.id, sql.placeholder('id'))),
  );
  let round: Round | null = null;

  /** True where all have heard of it. */
  const step = client.transaction((current: Round, changed: number[], until: number): boolean => {
    while (current.turn < underWay.length) {
      const state = underWay[current.turn];
      const rows = readSome.all({ name: current.name, state, ...current.after });
      for (const { id, seq, snapshot, ...before } of rows) {
        const { dueAt, quietAt } = outlook(JSON.parse(snapshot) as FoldedProcess, current.limits);
        const attention = writeAttention(dueAt, true, seq);
        current.after = { seq, id };
        if (attention === before.attention && quietAt === before.quietAt) continue;
        write.run(attention, quietAt, id);
        changed.push(id);
      }
      if (rows.length < gulp) {
        current.turn += 1;
        current.after = beginning;
      } else if (performance.now() >= until) return false;
    }
    usuals.writeApplied(current.name);
    return true;
  });

  return {
    /** Keys of those that are late or quiet at another time now; null where there was nobody to tell. */
    applySome(until: number): number[] | null {
      const next = usuals.unapplied();
      if (!next) return null;
      if (round?.limits !== next.limits) round = { ...next, turn: 0, after: beginning };
      const current = { ...round };
      const changed: number[] = [];
      const isLast = step.immediate(current, changed, until);
      round = isLast ? null : current;
      if (isLast) usuals.rememberApplied(next.name, next.limits);
      return changed;
    },
  };
}
