import { asc, eq, sql } from 'drizzle-orm';
import type { Process } from '../../../shared/process.ts';
import type { Arrivals } from './arrivals.ts';
import type { Connection } from './open.ts';
import type { ProcessList } from './process-list.ts';
import type { Projection } from './project.ts';
import type { Removals } from './removals.ts';
import { processes } from './projection-schema.ts';
import { deliveries } from './schema.ts';
import type { Sources } from './source-list.ts';

interface TestProcessParts {
  arrivals: Arrivals;
  projection: Projection;
  list: ProcessList;
  removals: Removals;
  sources: Sources;
}

/** Takes test processes off the board: by a person's wish, or once they are old. */
export function createTestProcesses({ client, db }: Connection, parts: TestProcessParts) {
  const { arrivals, projection, list, removals, sources } = parts;
  // Written out, since a partial index is only used where the statement itself shows that it suffices.
  const isTest = sql`${processes.isTest} = 1`;
  const oldest = db
    .select({ id: processes.id, receivedAt: deliveries.receivedAt })
    .from(processes)
    .innerJoin(deliveries, eq(deliveries.id, processes.seq))
    .where(isTest)
    .orderBy(asc(processes.seq))
    .limit(1)
    .prepare();

  const write = client.transaction((key: number, process: Process, at: number) => {
    const source = sources.find(process.provider, process.source);
    if (!source) throw new Error(`process ${key} has no source`);
    projection.drop(key, process);
    return removals.write(source, process, at);
  });

  function remove(key: number, process: Process, at: number): void {
    // What is gathered for it in memory must not be written any more.
    projection.forgetMemory();
    const removal = write.immediate(key, process, at);
    removals.remember(removal);
    arrivals.note([removal.upTo]);
  }

  return {
    remove(processId: string, slug: string | null, at: number): 'removed' | 'not_found' | 'not_a_test' {
      const found = list.find(processId, slug);
      if (!found) return 'not_found';
      if (!found.process.isTest) return 'not_a_test';
      remove(found.id, found.process, at);
      return 'removed';
    },
    /** True where it removed one. */
    removeOld(before: number, at: number): boolean {
      const row = oldest.get();
      if (!row || row.receivedAt >= before) return false;
      const [process] = list.byKeys([row.id]);
      if (process) remove(row.id, process, at);
      return process !== undefined;
    },
  };
}
