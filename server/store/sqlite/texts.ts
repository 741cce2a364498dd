import { eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { texts } from './schema.ts';

/** Texts that are remembered with their numbers. */
const remembered = 5000;

/** Numbers for texts that repeat, made on first sight. Only to be used inside a transaction. */
export function createTexts(db: BetterSQLite3Database) {
  const known = new Map<string, number>();
  const find = db
    .select({ id: texts.id })
    .from(texts)
    .where(eq(texts.text, sql.placeholder('text')))
    .prepare();
  const make = db
    .insert(texts)
    .values({ text: sql.placeholder('text') })
    .prepare();

  return {
    idOf(text: string): number {
      const cached = known.get(text);
      if (cached !== undefined) return cached;
      const id = find.get({ text })?.id ?? Number(make.run({ text }).lastInsertRowid);
      if (known.size >= remembered) known.clear();
      known.set(text, id);
      return id;
    },
    /** To be called after a rollback: numbers given in it do not exist. */
    forget: () => {
      known.clear();
    },
  };
}
