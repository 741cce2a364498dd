import { and, asc, eq, sql } from 'drizzle-orm';
import type { SourceCredential } from '../source.ts';
import type { Connection } from './open.ts';
import { credentials, sources } from './schema.ts';

/** What the deliveries of each source may show. */
export function createCredentialList({ client, db }: Connection) {
  const columns = {
    id: credentials.id,
    scheme: credentials.scheme,
    name: credentials.name,
    sha256: credentials.sha256,
    ending: credentials.ending,
    createdAt: credentials.createdAt,
  };
  const read = db
    .select(columns)
    .from(credentials)
    .where(eq(credentials.source, sql.placeholder('source')))
    .orderBy(asc(credentials.id))
    .prepare();

  const add = client.transaction(
    (source: number, { sha256, ...rest }: Omit<SourceCredential, 'id'>, most: number) => {
      if (read.all({ source }).length >= most) return null;
      db.update(sources).set({ needsCredentials: false }).where(eq(sources.id, source)).run();
      return db
        .insert(credentials)
        .values({ source, sha256: Buffer.from(sha256), ...rest })
        .returning(columns)
        .get();
    },
  );

  return {
    of: (source: number): SourceCredential[] => read.all({ source }),
    /** Null where there are `most` already. The source then needs them no longer. */
    add: (source: number, credential: Omit<SourceCredential, 'id'>, most: number): SourceCredential | null =>
      add.immediate(source, credential, most),
    drop(source: number, id: number): boolean {
      const isOwn = and(eq(credentials.id, id), eq(credentials.source, source));
      return db.delete(credentials).where(isOwn).run().changes > 0;
    },
    dropAll(source: number): void {
      db.delete(credentials).where(eq(credentials.source, source)).run();
    },
  };
}

export type Credentials = ReturnType<typeof createCredentialList>;
