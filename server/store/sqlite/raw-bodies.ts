import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { BodyFiles } from '../body-files.ts';
import type { NewDelivery } from '../delivery.ts';
import { asBuffer } from './as-buffer.ts';
import { erasing } from './erasing.ts';
import type { Connection } from './open.ts';
import type { Remains } from './remains.ts';
import { rawBodies } from './schema.ts';
import { statement } from './statement.ts';

/** Erased at once: each step holds everybody up for as long as it takes to write zeros over that many. */
const atOnce = 20;

/** Bodies in which nothing could be masked, apart from all others. */
export function createRawBodies({ client, db }: Connection, files: BodyFiles, remains: Remains) {
  const insert = statement(
    client,
    db.insert(rawBodies).values({
      delivery: sql.placeholder('delivery'),
      receivedAt: sql.placeholder('receivedAt'),
      isErased: sql.placeholder('isErased'),
      sha256: sql.placeholder('sha256'),
      data: sql.placeholder('data'),
    }),
  );
  const find = db
    .select()
    .from(rawBodies)
    .where(eq(rawBodies.delivery, sql.placeholder('delivery')))
    .prepare();
  const state = db
    .select({ isErased: rawBodies.isErased })
    .from(rawBodies)
    .where(eq(rawBodies.delivery, sql.placeholder('delivery')))
    .prepare();
  // Written out, since a partial index is only used where the statement itself shows that it suffices.
  const isKept = sql`${rawBodies.isErased} = 0`;
  const due = db
    .select({
      delivery: rawBodies.delivery,
      sha256: rawBodies.sha256,
      isLarge: sql<number>`${rawBodies.data} is null`,
    })
    .from(rawBodies)
    .where(and(isKept, lt(rawBodies.receivedAt, sql.placeholder('before'))))
    .orderBy(asc(rawBodies.receivedAt))
    .limit(atOnce)
    .prepare();
  const ofFile = db
    .select({ delivery: rawBodies.delivery })
    .from(rawBodies)
    .where(and(isKept, eq(rawBodies.sha256, sql.placeholder('sha256'))))
    .limit(atOnce + 1)
    .prepare();

  const markErased = client.transaction((ids: number[]) => {
    db.update(rawBodies).set({ isErased: true, data: null }).where(inArray(rawBodies.delivery, ids)).run();
  });

  return {
    /** To be called inside a transaction. */
    append(
      delivery: number,
      { receivedAt, sha256, body }: Pick<NewDelivery, 'receivedAt' | 'sha256' | 'body'>,
    ): void {
      insert.run(delivery, receivedAt, 0, asBuffer(sha256), body && asBuffer(body));
    },

    /** Null where it is not among them. */
    find(delivery: number): { isErased: boolean; body: Buffer | null } | null {
      const row = find.get({ delivery });
      if (!row) return null;
      const { isErased } = row;
      return { isErased, body: isErased ? null : (row.data ?? files.readRaw(row.sha256)) };
    },

    /** The same without reading it. */
    state: (delivery: number): { isErased: boolean } | null => state.get({ delivery }) ?? null,

    /** True where there may be more to do. */
    eraseSome(before: number): boolean {
      const found = due.all({ before });
      if (found.length > 0) {
        const ids = new Set(found.map(({ delivery }) => delivery));
        // Files first: after a kill in between, the rows say that there is still something to do.
        for (const { sha256, isLarge } of found) {
          const isShared = ofFile.all({ sha256 }).some(({ delivery }) => !ids.has(delivery));
          if (isLarge === 1 && !isShared) files.eraseRaw(sha256);
        }
        erasing({ client }, () => markErased.immediate([...ids]));
        remains.note();
      }
      if (found.length === atOnce) return true;
      remains.clear();
      return false;
    },
  };
}

export type RawBodies = ReturnType<typeof createRawBodies>;
