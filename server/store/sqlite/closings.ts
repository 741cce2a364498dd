import { entryKind } from './codes.ts';
import { readClosings } from './known-closings.ts';
import type { LogEntries } from './log-entries.ts';
import type { Connection } from './open.ts';
import { closings } from './schema.ts';

/** What people did about processes by hand, remembered beside the log: each closing and opening has a number of it. */
export function createClosings({ db }: Connection, entries: LogEntries) {
  const { of, note } = readClosings(db);

  return {
    of,

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
      return { seq, forget: note(source, processId, { seq, at: closedAt }) };
    },
  };
}

export type Closings = ReturnType<typeof createClosings>;
