import type { Closing } from '../../process/closing.ts';
import { entryKind } from './codes.ts';
import type { LogEntries } from './log-entries.ts';
import type { Connection } from './open.ts';
import { closings } from './schema.ts';

/** Of one process: a file that is being written asks what was so when it began. */
const mostRemembered = 100;

/** What people did about processes by hand, remembered beside the log: each closing and opening has a number of it. */
export function createClosings({ db }: Connection, entries: LogEntries) {
  /** Few ever are; every fold asks. The last that was kept, and all since the start, oldest first. */
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

    /** To be called inside a transaction; gives what undoes it in memory, for the case that the transaction fails. */
    write(
      source: number,
      processId: string,
      isClosed: boolean,
      at: number,
    ): { seq: number; forget: () => void } {
      const seq = entries.write(source, entryKind.closing, at);
      const closedAt = isClosed ? at : null;
      db.insert(closings)
        .values({ source, processId, seq, closedAt })
        .onConflictDoUpdate({ target: [closings.source, closings.processId], set: { seq, closedAt } })
        .run();
      const name = nameOf(source, processId);
      const before = known.get(name);
      known.set(name, [...(before ?? []), { seq, at: closedAt }].slice(-mostRemembered));
      return {
        seq,
        forget: () => {
          if (before) known.set(name, before);
          else known.delete(name);
        },
      };
    },
  };
}

export type Closings = ReturnType<typeof createClosings>;
