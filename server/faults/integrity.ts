import { copyFileSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';

/** What SQLite says of a copy of the database, whose server has ended or is killed; empty where it is whole. */
export function integrityFaults(database: string): string[] {
  const copy = `${database}.copy`;
  for (const end of ['', '-wal']) if (existsSync(database + end)) copyFileSync(database + end, copy + end);
  const client = new Database(copy);
  try {
    const found = client.pragma('integrity_check') as { integrity_check: string }[];
    const dangling = client.pragma('foreign_key_check') as unknown[];
    return [
      ...found.map((each) => each.integrity_check).filter((text) => text !== 'ok'),
      ...(dangling.length > 0 ? [`${dangling.length} rows point at nothing`] : []),
    ];
  } catch (error) {
    // Damage at which the check itself gives up.
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    client.close();
  }
}
