import { and, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { processKeys, sessionKeys, texts } from './schema.ts';

const remembered = 50_000;

/** Integer keys for vendor ids and repeated texts, made on first sight. Only to be used inside a transaction. */
export interface Keys {
  process(source: number, processId: string): number;
  session(source: number, sessionId: string): number;
  text(text: string): number;
  /** To be called after a rollback: keys made in it do not exist. */
  forget(): void;
}

export function createKeys(db: BetterSQLite3Database): Keys {
  const cache = new Map<string, number>();

  function once(name: string, find: () => number | undefined, make: () => number | bigint): number {
    const known = cache.get(name);
    if (known !== undefined) return known;
    const key = find() ?? Number(make());
    if (cache.size >= remembered) cache.clear();
    cache.set(name, key);
    return key;
  }

  const findProcess = db
    .select({ id: processKeys.id })
    .from(processKeys)
    .where(
      and(
        eq(processKeys.processId, sql.placeholder('id')),
        eq(processKeys.source, sql.placeholder('source')),
      ),
    )
    .prepare();
  const makeProcess = db
    .insert(processKeys)
    .values({ source: sql.placeholder('source'), processId: sql.placeholder('id') })
    .prepare();
  const findSession = db
    .select({ id: sessionKeys.id })
    .from(sessionKeys)
    .where(
      and(
        eq(sessionKeys.sessionId, sql.placeholder('id')),
        eq(sessionKeys.source, sql.placeholder('source')),
      ),
    )
    .prepare();
  const makeSession = db
    .insert(sessionKeys)
    .values({ source: sql.placeholder('source'), sessionId: sql.placeholder('id') })
    .prepare();
  const findText = db
    .select({ id: texts.id })
    .from(texts)
    .where(eq(texts.text, sql.placeholder('text')))
    .prepare();
  const makeText = db
    .insert(texts)
    .values({ text: sql.placeholder('text') })
    .prepare();

  return {
    process: (source, id) =>
      once(
        `p${source} ${id}`,
        () => findProcess.get({ source, id })?.id,
        () => makeProcess.run({ source, id }).lastInsertRowid,
      ),
    session: (source, id) =>
      once(
        `s${source} ${id}`,
        () => findSession.get({ source, id })?.id,
        () => makeSession.run({ source, id }).lastInsertRowid,
      ),
    text: (text) =>
      once(
        `t${text}`,
        () => findText.get({ text })?.id,
        () => makeText.run({ text }).lastInsertRowid,
      ),
    forget: () => {
      cache.clear();
    },
  };
}
