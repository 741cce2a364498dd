import { join } from 'node:path';
import { openSqliteStore } from './sqlite/store.ts';
import type { Store } from './store.ts';

/** Opens the store that an address names; `migrations` is the folder with one schema history per dialect. */
export function openStore(databaseUrl: string, migrations: string): Store {
  return openSqliteStore(databaseUrl.slice('file:'.length), join(migrations, 'sqlite'));
}
