import { and, eq, lt, sql } from 'drizzle-orm';
import type { Connection } from './open.ts';
import { stretches } from './schema.ts';
import { statement } from './statement.ts';

/** Deliveries of one stretch: few enough to be gone through in no time, many enough that noting it costs nothing. */
const length = 1024;

/** Numbers from `first` up to but without `end`. */
export interface Stretch {
  first: number;
  end: number;
}

/**
 * Where in the log the deliveries of a source lie. A row for each delivery would cost each of them a page of its own;
 * here a source has a row for each stretch in which it brought anything, and memory knows that it has it.
 */
export function createStretches({ client, db }: Connection) {
  const insert = statement(
    client,
    db
      .insert(stretches)
      .values({ source: sql.placeholder('source'), stretch: sql.placeholder('stretch') })
      .onConflictDoNothing(),
  );
  const findLast = db
    .select({ stretch: sql<number | null>`max(${stretches.stretch})` })
    .from(stretches)
    .where(
      and(eq(stretches.source, sql.placeholder('source')), lt(stretches.stretch, sql.placeholder('before'))),
    )
    .prepare();
  /** The last one of each source that is known to be noted. */
  let noted = new Map<number, number>();

  return {
    /** Only to be used inside the transaction that keeps the delivery. */
    note(source: number, id: number): void {
      const stretch = Math.floor(id / length);
      if (noted.get(source) === stretch) return;
      insert.run(source, stretch);
      noted.set(source, stretch);
    },
    /** To be called where a transaction came to nothing. */
    forget(): void {
      noted = new Map();
    },
    /** The last one that holds anything of these sources and begins before that number; null where none does. */
    lastBefore(sources: readonly number[], id: number): Stretch | null {
      const before = Math.ceil(id / length);
      const last = Math.max(...sources.map((source) => findLast.get({ source, before })?.stretch ?? -1));
      return last < 0 ? null : { first: last * length, end: Math.min((last + 1) * length, id) };
    },
  };
}

export type Stretches = ReturnType<typeof createStretches>;
