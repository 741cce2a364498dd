import { asc, eq, gt, sql } from 'drizzle-orm';
import type { Process } from '../../../shared/process.ts';
import type { Source } from '../source.ts';
import type { Arrival } from './arrivals.ts';
import { entryKind } from './codes.ts';
import type { LogEntries } from './log-entries.ts';
import type { Connection } from './open.ts';
import { processes, processKeys } from './projection-schema.ts';
import { removals } from './schema.ts';

/**
 * Test processes that were removed, remembered beside the log, which still holds what came for them. Each removal has a
 * number of the log: what stands before it counts as nothing, and whoever follows the log comes upon it.
 */
export function createRemovals({ db }: Connection, entries: LogEntries) {
  type Removal = typeof removals.$inferSelect;
  /** Few ever are; every event that is projected asks. */
  const known = new Map<string, number>();
  const nameOf = (source: number, processId: string) => `${source} ${processId}`;
  for (const { source, processId, upTo } of db.select().from(removals).all())
    known.set(nameOf(source, processId), upTo);
  const following = db
    .select()
    .from(removals)
    .where(gt(removals.upTo, sql.placeholder('after')))
    .orderBy(asc(removals.upTo))
    .prepare();
  const present = db
    .select({ id: processes.id })
    .from(processes)
    .innerJoin(processKeys, eq(processKeys.id, processes.id))
    .where(eq(processKeys.processId, sql.placeholder('processId')))
    .limit(1)
    .prepare();

  return {
    covers({ source, fact: { processId }, seq }: Arrival): boolean {
      return known.size > 0 && seq < (known.get(nameOf(source.id, processId)) ?? 0);
    },

    /** To be called inside a transaction; `remember` follows once it is committed. */
    write({ id: source }: Source, { processId }: Pick<Process, 'processId'>, at: number): Removal {
      const upTo = entries.write(source, entryKind.removal, at);
      db.insert(removals)
        .values({ source, processId, upTo })
        .onConflictDoUpdate({ target: [removals.source, removals.processId], set: { upTo } })
        .run();
      return { source, processId, upTo };
    },

    remember({ source, processId, upTo }: Removal): void {
      known.set(nameOf(source, processId), upTo);
    },

    /** Those with a number after one and up to another whose process has not appeared again. */
    between(after: number, upTo: number): { seq: number; processId: string }[] {
      if (known.size === 0) return [];
      return following
        .all({ after })
        .filter((each) => each.upTo <= upTo && !present.get({ processId: each.processId }))
        .map((each) => ({ seq: each.upTo, processId: each.processId }));
    },
  };
}

export type Removals = ReturnType<typeof createRemovals>;
