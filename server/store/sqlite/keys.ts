import { and, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { processKeys, sessionKeys, texts } from './schema.ts';

/** Keys of each kind that are remembered. */
const remembered = 20_000;

/** Integer keys for vendor ids and repeated texts, made on first sight. Only to be used inside a transaction. */
export interface Keys {
  process(source: number, processId: string): number;
  session(source: number, sessionId: string): number;
  text(text: string): number;
  /** To be called after a rollback: keys made in it do not exist. */
  forget(): void;
}

export function createKeys(db: BetterSQLite3Database): Keys {
  const known = {
    processes: new Map<string, number>(),
    sessions: new Map<string, number>(),
    texts: new Map<string, number>(),
  };

  function once(
    cache: Map<string, number>,
    name: string,
    find: () => number | undefined,
    make: () => number | bigint,
  ): number {
    const cached = cache.get(name);
    if (cached !== undefined) return cached;
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
        known.processes,
        `${source} ${id}`,
        () => findProcess.get({ source, id })?.id,
        () => makeProcess.run({ source, id }).lastInsertRowid,
      ),
    session: (source, id) =>
      once(
        known.sessions,
        `${source} ${id}`,
        () => findSession.get({ source, id })?.id,
        () => makeSession.run({ source, id }).lastInsertRowid,
      ),
    text: (text) =>
      once(
        known.texts,
        text,
        () => findText.get({ text })?.id,
        () => makeText.run({ text }).lastInsertRowid,
      ),
    forget: () => {
      for (const cache of Object.values(known)) cache.clear();
    },
  };
}
