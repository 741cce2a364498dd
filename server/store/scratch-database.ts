import { rmSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database, { type Statement } from 'better-sqlite3';

export type ScratchValue = string | number | null;
export type ScratchRow = Record<string, ScratchValue>;

/** An SQLite file of its own, for as long as something is made with its help. It never touches the store. */
export interface ScratchDatabase {
  /** Runs a statement, which is remembered: for those of which there are few. Gives how many rows it changed. */
  run(sql: string, ...values: ScratchValue[]): number;
  all(sql: string, ...values: ScratchValue[]): ScratchRow[];
  /** The file itself, piece by piece. Nothing can be written any more. */
  file(): AsyncGenerator<Uint8Array>;
  /** Nothing of it stays on the disk. */
  close(): Promise<void>;
}

const pieceBytes = 1 << 18;

/**
 * In the system's folder for temporary files, so that it takes no room from the database: should it fill the disk, it
 * fails alone. What it holds is kept nowhere else in memory.
 */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-'));
  const path = join(folder, 'scratch.sqlite');
  const database = new Database(path);
  const reading = await open(path);
  // It is thrown away with all that made it: nothing has to survive a crash.
  const pragmas = [
    'journal_mode = off',
    'synchronous = off',
    'locking_mode = exclusive',
    'foreign_keys = off',
  ];
  for (const pragma of [...pragmas, 'cache_size = -8192']) database.pragma(pragma);
  database.exec('BEGIN EXCLUSIVE');
  // SQLite asks for the file by its name until it holds the lock, which it then keeps, and never after that.
  const isNameless = remove(folder);
  const statements = new Map<string, Statement<ScratchValue[], ScratchRow>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare<ScratchValue[], ScratchRow>(sql);
    statements.set(sql, statement);
    return statement;
  };

  return {
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    all: (sql, ...values) => prepared(sql).all(...values),

    async *file() {
      database.exec('COMMIT');
      database.close();
      for (let position = 0; ;) {
        const { bytesRead, buffer } = await reading.read(Buffer.alloc(pieceBytes), 0, pieceBytes, position);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
        position += bytesRead;
      }
    },

    async close() {
      database.close();
      await reading.close();
      if (!isNameless) remove(folder);
    },
  };
}

/** False where the system takes no name from a file that is open. Elsewhere it goes with whoever has it open, however that ends. */
function remove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
