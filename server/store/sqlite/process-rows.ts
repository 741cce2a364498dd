import { sql } from 'drizzle-orm';
import type { Process } from '../../../shared/process.ts';
import { caseless } from '../../search/caseless.ts';
import { stateCode } from './codes.ts';
import type { Connection } from './open.ts';
import { processes, snapshots } from './schema.ts';
import { statement } from './statement.ts';

/** Writes a process as lists find it, and its snapshot beside it. */
export function createProcessRows({ client, db }: Connection) {
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
        texts: sql.placeholder('texts'),
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
          texts: sql`excluded.texts`,
        },
      }),
  );
  const writeSnapshot = statement(
    client,
    db
      .insert(snapshots)
      .values({ process: sql.placeholder('process'), snapshot: sql.placeholder('snapshot') })
      .onConflictDoUpdate({ target: snapshots.process, set: { snapshot: sql`excluded.snapshot` } }),
  );

  return {
    /** Only to be used inside a transaction. `texts` is what a search for a part of a text looks through. */
    write(key: number, source: number, process: Process, texts: string): void {
      writeProcess.run(
        key,
        source,
        process.workflow,
        caseless(process.workflow),
        stateCode.code(process.state),
        process.isTest ? 1 : 0,
        process.seq,
        Date.parse(process.startedAt),
        typeof process.processNumber === 'number' ? process.processNumber : -1,
        texts,
      );
      writeSnapshot.run(key, JSON.stringify(process));
    },
  };
}
