import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

export interface Connection {
  client: Database.Database;
  db: BetterSQLite3Database;
}

/** The oldest SQLite without the fault that could lose a commit when a write-ahead log is reset. */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Opens the file (made where absent), brings it to today's schema, and proves the settings that durability rests
 * on by reading them back. Throws an Error whose message is a sentence for the person who starts the server.
 */
export function openSqlite(file: string, migrations: string): Connection {
  makeFolder(dirname(resolve(file)));
  const client = openAlone(file);
  try {
    checkVersion(client);
    // Only an empty file takes this: space that is set free can then be given back, a little at a time.
    client.pragma('auto_vacuum = INCREMENTAL');
    // A new connection to a database that already has a write-ahead log syncs too little by default.
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = FULL');
    // See `checkpoint.ts`.
    client.pragma('wal_autocheckpoint = 0');
    client.pragma('cache_size = -24576');
    client.pragma('journal_size_limit = 67108864');
    // No remains in pages that stay in use, which costs next to nothing; see `raw-bodies.ts` for the rest.
    client.pragma('secure_delete = FAST');
    expectPragma(client, 'journal_mode', 'wal');
    expectPragma(client, 'synchronous', 2);
    const db = drizzle({ client, casing: 'snake_case' });
    migrate(db, { migrationsFolder: migrations });
    // While serving, a lock held by another program must not stop the event loop; see `patiently`.
    client.pragma('busy_timeout = 0');
    return { client, db };
  } catch (error) {
    client.close();
    throw error;
  }
}

/** One folder after the other: the recursive call of the platform never ends below some that cannot be written. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** A new file is for its owner alone, and so are those that SQLite puts beside it. */
function openPrivate(file: string, timeout: number): Database.Database {
  closeSync(openSync(file, 'a', 0o600));
  return new Database(file, { timeout });
}

/**
 * Two servers on one file would each fold and tell half of what arrives. The lock is the system's, on a file beside
 * the database: it ends with whoever holds it, however that ends, and keeps no other program from reading.
 */
function openAlone(file: string): Database.Database {
  refuseSecondName(file);
  const lock = openPrivate(`${file}.lock`, 500);
  try {
    takeLock(lock);
    const client = openPrivate(file, 5000);
    const close = client.close.bind(client);
    client.close = () => {
      close();
      lock.close();
      return client;
    };
    return client;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Whoever opens a file by another name of its own finds neither this lock nor the write-ahead log. */
function refuseSecondName(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.nlink <= 1) return;
  const sentence =
    `the file has ${stats.nlink} names (hard links), and what is written by one of them is lost to the others; ` +
    'keep one of them, and copy databases with a backup';
  throw new Database.SqliteError(sentence, 'SQLITE_CANTOPEN');
}

function takeLock(lock: Database.Database): void {
  try {
    // Nothing is ever written to it, so a file for undoing that would only be left lying about.
    lock.pragma('journal_mode = off');
    lock.exec('begin exclusive');
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    const sentence = 'another server works on it; stop that one, or set DATABASE_URL to a file of its own';
    throw new Database.SqliteError(sentence, error.code);
  }
}

function expectPragma(client: Database.Database, name: string, expected: string | number): void {
  const value: unknown = client.pragma(name, { simple: true });
  if (value !== expected) {
    throw new Error(
      `The database does not accept ${name} = ${expected} (it says ${String(value)}), so nothing could be kept safely.`,
    );
  }
}

function checkVersion(client: Database.Database): void {
  const version = String(client.prepare('select sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const difference =
    oldestSqlite.map((least, index) => (parts[index] ?? 0) - least).find((each) => each !== 0) ?? 0;
  if (difference < 0)
    throw new Error(`SQLite ${version} is too old; ${oldestSqlite.join('.')} or newer is needed.`);
}
