import { join } from 'node:path';
import { databaseFile } from './database-file.ts';
import { bodyFolder, openBodyFiles } from './body-files.ts';
import { openSqliteReader } from './sqlite/reader.ts';
import { openSqliteStore } from './sqlite/store.ts';
import type { Store, StoreReader } from './store.ts';

/**
 * Opens the store that an address names; `migrations` is the folder with one schema history per dialect. `letGo` closes
 * all readers of it, since a store that has to be opened anew is trusted only where it is alone.
 */
export function openStore(databaseUrl: string, migrations: string, letGo?: () => Promise<void>): Store {
  const files = openBodyFiles(bodyFolder(databaseUrl));
  return openSqliteStore(databaseFile(databaseUrl), join(migrations, 'sqlite'), files, letGo);
}

/** Opens a reader beside the store of that address, which has to be open. */
export function openReader(databaseUrl: string): StoreReader {
  return openSqliteReader(databaseFile(databaseUrl));
}
