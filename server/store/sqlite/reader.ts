import Database from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { StoreReader } from '../store.ts';
import { createChildren } from './children.ts';
import { createCredentialList } from './credential-list.ts';
import { createFacts } from './facts.ts';
import { readClosings } from './known-closings.ts';
import { createProcessList } from './process-list.ts';
import { createProcessLogs } from './process-logs.ts';
import { position } from './projection-schema.ts';
import { deliveries } from './schema.ts';
import { createSourceList } from './source-list.ts';
import { createUsuals } from './usuals.ts';

/** Milliseconds to wait where the file is locked; whoever reads here holds up nobody. */
const patience = 5000;

/**
 * Reads a file that a store has open, in any thread, and can write nothing. Each verb sees the file as of one commit, and
 * keeps the write-ahead log from being cut only while it runs.
 */
export function openSqliteReader(file: string): StoreReader {
  const client = new Database(file, { readonly: true, fileMustExist: true, timeout: patience });
  client.pragma('cache_size = -8192');
  const db = drizzle({ client, casing: 'snake_case' });
  const connection = { client, db };

  const readPosition = db.select({ seq: position.seq }).from(position).where(eq(position.id, 1)).prepare();
  const readLast = db
    .select({ id: sql<number | null>`max(${deliveries.id})` })
    .from(deliveries)
    .prepare();
  const projected = () => readPosition.get()?.seq ?? 0;
  const sources = createSourceList(connection, createCredentialList(connection));
  const facts = createFacts(db);
  const children = createChildren(db);
  const usuals = createUsuals(connection);
  const closings = readClosings(db);
  const processes = createProcessList(db, projected);
  const logs = createProcessLogs({ processes, facts, sources, closings, children, projected });

  /** The driver is synchronous: a transaction ends before anybody else has a turn. */
  function asOfOneCommit<Values extends unknown[], Result>(read: (...values: Values) => Result) {
    return async (...values: Values): Promise<Result> => client.transaction(() => read(...values))();
  }

  return {
    position: asOfOneCommit(() => ({
      last: readLast.get()?.id ?? 0,
      projected: projected(),
      lastEvent: facts.lastUpTo(projected()),
    })),
    processes: asOfOneCommit(processes.list),
    touchedAfter: asOfOneCommit((seq: number, limit: number) =>
      processes.between(seq, Number.MAX_SAFE_INTEGER, limit),
    ),
    children: asOfOneCommit((processId: string, source: string | null) => {
      const parent = processes.find(processId, source);
      return parent ? children.list(processId, parent.source) : [];
    }),
    limits: asOfOneCommit((workflow: string) => usuals.limits(workflow) ?? null),
    log: asOfOneCommit(logs),
    close: async () => {
      client.close();
    },
  };
}
