import { and, asc, eq } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Source } from '../store.ts';
import { sources } from './schema.ts';

const columns = {
  id: sources.id,
  provider: sources.provider,
  slug: sources.slug,
  workflow: sources.workflow,
  titleLabel: sources.titleLabel,
  timeZone: sources.timeZone,
  vendor: sources.vendor,
  sealed: sources.sealed,
};

/** The webhook addresses. Every delivery asks for its own, so each is remembered once found. */
export function createSourceList(db: BetterSQLite3Database) {
  const known = new Map<string, Source>();
  const knownById = new Map<number, Source>();
  const nameOf = (provider: string, slug: string) => `${provider}/${slug}`;

  function find(provider: string, slug: string): Source | null {
    const name = nameOf(provider, slug);
    const cached = known.get(name);
    if (cached) return cached;
    const found = db
      .select(columns)
      .from(sources)
      .where(and(eq(sources.provider, provider), eq(sources.slug, slug)))
      .get();
    if (found) remember(found);
    return found ?? null;
  }

  function byId(id: number): Source | null {
    const cached = knownById.get(id);
    if (cached) return cached;
    const found = db.select(columns).from(sources).where(eq(sources.id, id)).get();
    if (found) remember(found);
    return found ?? null;
  }

  function remember(source: Source): void {
    known.set(nameOf(source.provider, source.slug), source);
    knownById.set(source.id, source);
  }

  function save(source: Omit<Source, 'id'>, at: number): Source {
    const { provider, slug, workflow, titleLabel, timeZone, vendor, sealed } = source;
    const settings = { workflow, titleLabel, timeZone, vendor, sealed };
    const saved = db
      .insert(sources)
      .values({ provider, slug, ...settings, createdAt: at })
      .onConflictDoUpdate({
        target: [sources.provider, sources.slug],
        set: settings,
      })
      .returning(columns)
      .get();
    remember(saved);
    return saved;
  }

  return {
    find,
    byId,
    save,
    list: (): Source[] => db.select(columns).from(sources).orderBy(asc(sources.id)).all(),
  };
}

export type Sources = ReturnType<typeof createSourceList>;
