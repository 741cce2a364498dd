import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { NewSource, Source, SourceChange, SourceSettings } from '../source.ts';
import type { Credentials } from './credential-list.ts';
import type { Connection } from './open.ts';
import { sources, tallies } from './schema.ts';

type Row = typeof sources.$inferSelect;

/** All settings of a new source, whatever else came with them. */
function settingsOf(source: NewSource): SourceSettings {
  const { workflow, titleLabel = null, timeZone = null, keeps = [], vendor = {}, sealed = {} } = source;
  return { workflow, titleLabel, timeZone, keeps, vendor, sealed };
}

/**
 * The webhook addresses. Every delivery asks for its own, so each is remembered once found. A row is never deleted: a
 * delivery may be on its way into it. One that was deleted before it brought anything counts as absent.
 */
export function createSourceList({ client, db }: Connection, credentials: Credentials) {
  const known = new Map<string, Source>();
  const knownById = new Map<number, Source>();
  const nameOf = (provider: string, slug: string) => `${provider}/${slug}`;
  const columns = getTableColumns(sources);
  const readByAddress = db
    .select(columns)
    .from(sources)
    .where(and(eq(sources.provider, sql.placeholder('provider')), eq(sources.slug, sql.placeholder('slug'))))
    .prepare();
  const readById = db
    .select(columns)
    .from(sources)
    .where(eq(sources.id, sql.placeholder('id')))
    .prepare();
  const readUse = db
    .select({ key: tallies.key })
    .from(tallies)
    .where(eq(tallies.source, sql.placeholder('id')))
    .limit(1)
    .prepare();

  function remember({ refoldedTo: _, ...row }: Row): Source {
    const source = { ...row, credentials: credentials.of(row.id) };
    known.set(nameOf(row.provider, row.slug), source);
    knownById.set(row.id, source);
    return source;
  }

  function refresh(id: number): Source | null {
    const row = readById.get({ id });
    return row ? remember(row) : null;
  }

  function byId(id: number): Source | null {
    return knownById.get(id) ?? refresh(id);
  }

  function isAbsent({ id, deletedAt }: Source): boolean {
    return deletedAt !== null && readUse.get({ id }) === undefined;
  }

  function atAddress(provider: string, slug: string): Source | null {
    const cached = known.get(nameOf(provider, slug));
    if (cached) return cached;
    const row = readByAddress.get({ provider, slug });
    return row ? remember(row) : null;
  }

  function find(provider: string, slug: string): Source | null {
    const source = atAddress(provider, slug);
    return source && !isAbsent(source) ? source : null;
  }

  function present(id: number): Source | null {
    const source = byId(id);
    return source && !isAbsent(source) ? source : null;
  }

  /** Only where there is none. */
  function insert(source: NewSource, at: number): Source {
    const { provider, slug } = source;
    const fresh = { pausedAt: null, deletedAt: null, needsCredentials: false };
    const made = { ...settingsOf(source), createdAt: at, ...fresh };
    const row = db
      .insert(sources)
      .values({ provider, slug, ...made })
      .onConflictDoUpdate({ target: [sources.provider, sources.slug], set: made })
      .returning()
      .get();
    return remember(row);
  }

  function change(id: number, changes: SourceChange): Source | null {
    const before = present(id);
    if (!before) return null;
    if (Object.keys(changes).length === 0) return before;
    const { workflow = before.workflow, titleLabel = before.titleLabel } = changes;
    const isRenamed = workflow !== before.workflow || titleLabel !== before.titleLabel;
    db.update(sources)
      .set(isRenamed ? { ...changes, refoldedTo: 0 } : changes)
      .where(eq(sources.id, id))
      .run();
    return refresh(id);
  }

  const erase = client.transaction((source: Source, at: number) => {
    const { id } = source;
    credentials.dropAll(id);
    // Brought back, it must not be open to everybody where it was not before.
    const needsCredentials = source.needsCredentials || source.credentials.length > 0;
    const gone = { deletedAt: at, pausedAt: null, sealed: {}, needsCredentials };
    db.update(sources).set(gone).where(eq(sources.id, id)).run();
  });

  return {
    find,
    byId,
    change,
    present,
    make: (source: NewSource, at: number): Source | null =>
      find(source.provider, source.slug) ? null : insert(source, at),
    save(source: NewSource, at: number): Source {
      const found = find(source.provider, source.slug);
      return (found && change(found.id, settingsOf(source))) ?? insert(source, at);
    },
    delete(id: number, at: number): boolean {
      const source = present(id);
      if (!source) return false;
      if (source.deletedAt !== null) return true;
      erase.immediate(source, at);
      refresh(id);
      return true;
    },
    /** To be called where its credentials have changed. */
    refresh,
    list: (): Source[] =>
      db
        .select({ id: sources.id })
        .from(sources)
        .orderBy(asc(sources.id))
        .all()
        .flatMap(({ id }) => present(id) ?? []),
  };
}

export type Sources = ReturnType<typeof createSourceList>;
