import { and, eq, sql } from 'drizzle-orm';
import type { Process } from '../../../shared/process.ts';
import { caseless } from '../../search/caseless.ts';
import { stateCode } from './codes.ts';
import type { Connection } from './open.ts';
import { counters } from './schema.ts';
import { statement } from './statement.ts';

/** Keeps the numbers of processes per workflow and state in step with their snapshots. */
export function createCounters({ client, db }: Connection) {
  const add = statement(
    client,
    db
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
      }),
  );
  const dropEmpty = statement(
    client,
    db
      .delete(counters)
      .where(
        and(
          eq(counters.workflow, sql.placeholder('workflow')),
          eq(counters.state, sql.placeholder('state')),
          sql`${counters.count} = 0`,
        ),
      ),
  );

  function count({ workflow, state }: Process, change: 1 | -1): void {
    add.run(workflow, caseless(workflow), stateCode.code(state), change);
    if (change === -1) dropEmpty.run(workflow, stateCode.code(state));
  }

  return {
    /** A process went from one snapshot to the next; `before` is null for a new one. */
    move(before: Process | null, after: Process): void {
      if (before?.state === after.state && before.workflow === after.workflow) return;
      if (before) count(before, -1);
      count(after, 1);
    },
  };
}
