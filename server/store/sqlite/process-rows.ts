import { sql } from 'drizzle-orm';
import { isUnderWay } from '../../../shared/states.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import type { Outlook } from '../../process/outlook.ts';
import { caseless } from '../../search/caseless.ts';
import { clocks } from '../../search/clocks.ts';
import { writeAttention } from './attention.ts';
import { stateCode } from './codes.ts';
import type { Connection } from './open.ts';
import { processes, snapshots } from './projection-schema.ts';
import { statement } from './statement.ts';

/** What a row holds beyond the process itself. */
export interface RowExtras extends Outlook {
  /** What a search for a part of a text looks through. */
  texts: string;
  /** Milliseconds of its longest silence; null unless it completed. */
  silence: number | null;
}

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
        updatedAt: sql.placeholder('updatedAt'),
        waitingSince: sql.placeholder('waitingSince'),
        took: sql.placeholder('took'),
        number: sql.placeholder('number'),
        texts: sql.placeholder('texts'),
        attention: sql.placeholder('attention'),
        quietAt: sql.placeholder('quietAt'),
        silence: sql.placeholder('silence'),
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
          updatedAt: sql`excluded.updated_at`,
          waitingSince: sql`excluded.waiting_since`,
          took: sql`excluded.took`,
          number: sql`excluded.number`,
          texts: sql`excluded.texts`,
          attention: sql`excluded.attention`,
          quietAt: sql`excluded.quiet_at`,
          silence: sql`excluded.silence`,
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
    /** Only to be used inside a transaction. */
    write(
      key: number,
      source: number,
      process: FoldedProcess,
      { texts, dueAt, quietAt, silence }: RowExtras,
    ): void {
      const { startedAt, updatedAt, waitingSince, took } = clocks(process);
      writeProcess.run(
        key,
        source,
        process.workflow,
        caseless(process.workflow),
        stateCode.code(process.state),
        process.isTest ? 1 : 0,
        process.seq,
        startedAt,
        updatedAt,
        waitingSince,
        took,
        typeof process.processNumber === 'number' ? process.processNumber : -1,
        texts,
        writeAttention(dueAt, isUnderWay(process.state), process.seq),
        quietAt,
        silence,
      );
      writeSnapshot.run(key, JSON.stringify(process));
    },
  };
}
