import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Source } from '../source.ts';
import type { Connection } from './open.ts';
import { processKeys } from './projection-schema.ts';
import { sources } from './schema.ts';
import type { Sources } from './source-list.ts';

/** Processes that are looked up at once. */
const gulp = 64;

type FoldAgain = (source: Source, processId: string) => void;

/**
 * Brings the name of a renamed source to the processes that it has already, oldest first. How far it came stands
 * beside the source, in the commit that brought it there.
 */
export function createRenamedSources({ client, db }: Connection, sourceById: Sources['byId']) {
  const readNext = db
    .select({ id: sources.id, refoldedTo: sql<number>`${sources.refoldedTo}` })
    .from(sources)
    .where(isNotNull(sources.refoldedTo))
    .limit(1)
    .prepare();
  const readProcesses = db
    .select({ key: processKeys.id, processId: processKeys.processId })
    .from(processKeys)
    .where(and(eq(processKeys.source, sql.placeholder('id')), gt(processKeys.id, sql.placeholder('after'))))
    .orderBy(asc(processKeys.id))
    .limit(sql.placeholder('limit'))
    .prepare();

  const step = client.transaction((foldAgain: FoldAgain, until: number): boolean => {
    const next = readNext.get();
    const source = next && sourceById(next.id);
    if (!source) return false;
    const { id } = source;
    const processes = readProcesses.all({ id, after: next.refoldedTo, limit: gulp });
    let { refoldedTo } = next;
    for (const { key, processId } of processes) {
      foldAgain(source, processId);
      refoldedTo = key;
      if (performance.now() >= until) break;
    }
    const isLast = processes.length < gulp && refoldedTo === (processes.at(-1)?.key ?? refoldedTo);
    db.update(sources)
      .set({ refoldedTo: isLast ? null : refoldedTo })
      .where(eq(sources.id, id))
      .run();
    return true;
  });

  return {
    /** At least one process, and as many as there is time for; false where none bears an old name. */
    foldSome: (foldAgain: FoldAgain, until: number): boolean => step.immediate(foldAgain, until),
  };
}
