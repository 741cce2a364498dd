import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { sql } from 'drizzle-orm';
import type { Settings } from '../store.ts';
import { settings } from './schema.ts';

const defaults: Settings = { createSourcesByDelivery: true, hasAskedForCredentials: false, feedRound: 0 };

/** What holds for the whole server. */
export function createSettingList(db: BetterSQLite3Database) {
  const readAll = db.select().from(settings).prepare();

  function read(): Settings {
    const set = Object.fromEntries(readAll.all().map(({ name, value }) => [name, value]));
    return { ...defaults, ...(set as Partial<Settings>) };
  }

  return {
    read,
    change(changes: Partial<Settings>): Settings {
      const rows = Object.entries(changes).map(([name, value]) => ({ name, value }));
      if (rows.length > 0)
        db.insert(settings)
          .values(rows)
          .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
          .run();
      return read();
    },
  };
}
