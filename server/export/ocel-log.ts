import { setImmediate } from 'node:timers/promises';
import { openScratchDatabase, type ScratchDatabase } from '../store/scratch-database.ts';
import type { ExportContent } from './format.ts';
import { addToOcel } from './ocel-process.ts';
import { createOcelTables } from './ocel-tables.ts';

/** Events that are written before others have their turn. */
const turn = 20;

/**
 * Makes a file of OCEL 2.0 in two steps: the log is gathered in a database on the disk, and `write` tells it from
 * there. So the store is read once, no relation leads to what changed meanwhile, and what may come once only, such as
 * the recipient of many processes, is known without being kept in memory.
 */
export async function* fromOcelLog<Piece>(
  { processes }: ExportContent,
  write: (database: ScratchDatabase) => AsyncGenerator<Piece>,
): AsyncGenerator<Piece | ''> {
  const database = await openScratchDatabase();
  try {
    const tables = createOcelTables(database);
    let events = 0;
    for await (const each of processes) {
      for (const _event of addToOcel(tables, each)) {
        events += 1;
        if (events % turn > 0) continue;
        await setImmediate();
        // Nothing to read yet, but whoever has had enough is heard here.
        yield '';
      }
    }
    tables.finish();
    yield* write(database);
  } finally {
    await database.close();
  }
}
