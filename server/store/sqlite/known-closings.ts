import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Closing } from '../../process/closing.ts';
import { closings } from './schema.ts';

/** Of one process: a file that is being written asks what was so when it began. */
const mostRemembered = 100;

/**
 * What people did about processes by hand, in memory: few ever are closed, and every fold asks. Of each the last that was
 * kept, and all that was noted since it was read.
 */
export function readClosings(db: BetterSQLite3Database) {
  /** Oldest first. */
  const known = new Map<string, readonly Closing[]>();
  const nameOf = (source: number, processId: string) => `${source} ${processId}`;
  for (const { source, processId, seq, closedAt } of db.select().from(closings).all())
    known.set(nameOf(source, processId), [{ seq, at: closedAt }]);

  return {
    /** The last one up to a number of the log. */
    of(source: number, processId: string, upTo = Infinity): Closing | null {
      if (known.size === 0) return null;
      return known.get(nameOf(source, processId))?.findLast(({ seq }) => seq <= upTo) ?? null;
    },

    /** Gives what undoes it. */
    note(source: number, processId: string, closing: Closing): () => void {
      const name = nameOf(source, processId);
      const before = known.get(name);
      known.set(name, [...(before ?? []), closing].slice(-mostRemembered));
      return () => {
        if (before) known.set(name, before);
        else known.delete(name);
      };
    },
  };
}

export type KnownClosings = ReturnType<typeof readClosings>;
