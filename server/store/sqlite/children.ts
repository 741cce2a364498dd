import { and, asc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Process } from '../../../shared/process.ts';
import type { Children } from '../../process/split-request.ts';
import { identifierKind, stateCode } from './codes.ts';
import { keptColumns, toProcess } from './kept-process.ts';
import { identifiers, processes, snapshots } from './projection-schema.ts';

/** More than anybody looks through on the page of their parent. */
const most = 200;

/** What was made from a process: requests that one was split into. */
export function createChildren(db: BetterSQLite3Database) {
  const isChild = and(
    eq(identifiers.kind, identifierKind.parent),
    eq(identifiers.value, sql.placeholder('parent')),
    eq(processes.source, sql.placeholder('source')),
  );
  const first = db
    .select(keptColumns)
    .from(identifiers)
    .innerJoin(processes, eq(processes.id, identifiers.process))
    .innerJoin(snapshots, eq(snapshots.process, identifiers.process))
    .where(isChild)
    .orderBy(asc(identifiers.process))
    .limit(most)
    .prepare();
  const states = db
    .select({ state: processes.state, seq: sql<number>`max(${processes.seq})` })
    .from(identifiers)
    .innerJoin(processes, eq(processes.id, identifiers.process))
    .where(isChild)
    .groupBy(processes.state)
    .prepare();
  const lastCompleted = db
    .select({ at: sql<string | null>`max(json_extract(${snapshots.snapshot}, '$.completedAt'))` })
    .from(identifiers)
    .innerJoin(processes, eq(processes.id, identifiers.process))
    .innerJoin(snapshots, eq(snapshots.process, identifiers.process))
    .where(isChild)
    .prepare();

  return {
    /** In the order in which they came to be known. */
    list: (parent: string, source: number): Process[] => first.all({ parent, source }).map(toProcess),

    /** Undefined where there are none. */
    standing(parent: string, source: number): Children | undefined {
      const found = states.all({ parent, source });
      if (found.length === 0) return undefined;
      const told = found.map(({ state }) => stateCode.name(state));
      // Asked of each of them: only once it matters.
      const at = told.includes('running') ? null : (lastCompleted.get({ parent, source })?.at ?? null);
      return {
        states: told,
        completedUs: at === null ? null : Date.parse(at) * 1000,
        seq: Math.max(...found.map(({ seq }) => seq)),
      };
    },
  };
}

export type ChildProcesses = ReturnType<typeof createChildren>;
