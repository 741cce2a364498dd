import { join } from 'node:path';
import { databaseFile } from './database-file.ts';
import { bodyFolder, openBodyFiles } from './body-files.ts';
import { openSqliteStore } from './sqlite/store.ts';
import type { Store } from './store.ts';

/** Opens the store that an address names; `migrations` is the folder with one schema history per dialect. */
export function openStore(databaseUrl: string, migrations: string): Store {
  const files = openBodyFiles(bodyFolder(databaseUrl));
  return openSqliteStore(databaseFile(databaseUrl), join(migrations, 'sqlite'), files);
}
