import type { Closing } from '../../process/closing.ts';
import { entryKind } from './codes.ts';
import type { LogEntries } from './log-entries.ts';
import type { Connection } from './open.ts';
import { closings } from './schema.ts';

/** What people did about processes by hand, remembered beside the log: each closing and opening has a number of it. */
export function createClosings({ db }: Connection, entries: LogEntries) {
  /** Few ever are; every fold asks. */
  const known = new Map<string, Closing>();
  const nameOf = (source: number, processId: string) => `${source} ${processId}`;
  for (const { source, processId, seq, closedAt } of db.select().from(closings).all())
    known.set(nameOf(source, processId), { seq, at: closedAt });

  return {
    of(source: number, processId: string): Closing | null {
      return known.size === 0 ? null : (known.get(nameOf(source, processId)) ?? null);
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
      known.set(name, { seq, at: closedAt });
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
