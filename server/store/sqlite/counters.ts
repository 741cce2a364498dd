import { and, eq, sql } from 'drizzle-orm';
import type { FoldedProcess } from '../../process/folded.ts';
import { caseless } from '../../search/caseless.ts';
import { stateCode } from './codes.ts';
import type { Connection } from './open.ts';
import { counters } from './projection-schema.ts';
import { statement } from './statement.ts';

/** Tests count in no statistics. */
function counted(process: FoldedProcess | null): FoldedProcess | null {
  return process?.isTest === true ? null : process;
}

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

  function count({ workflow, state }: FoldedProcess, change: 1 | -1): void {
    add.run(workflow, caseless(workflow), stateCode.code(state), change);
    if (change === -1) dropEmpty.run(workflow, stateCode.code(state));
  }

  return {
    /** A process went from one snapshot to the next; null for one that is not there. */
    move(before: FoldedProcess | null, after: FoldedProcess | null): void {
      const [from, to] = [counted(before), counted(after)];
      if (from?.state === to?.state && from?.workflow === to?.workflow) return;
      if (from) count(from, -1);
      if (to) count(to, 1);
    },
  };
}
