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
};

/** The webhook addresses. Every delivery asks for its own, so each is remembered once found. */
export function createSourceList(db: BetterSQLite3Database) {
  const known = new Map<string, Source>();
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
    if (found) known.set(name, found);
    return found ?? null;
  }

  function save(source: Omit<Source, 'id'>, at: number): Source {
    const { provider, slug, workflow, titleLabel, timeZone } = source;
    const saved = db
      .insert(sources)
      .values({ provider, slug, workflow, titleLabel, timeZone, createdAt: at })
      .onConflictDoUpdate({
        target: [sources.provider, sources.slug],
        set: { workflow, titleLabel, timeZone },
      })
      .returning(columns)
      .get();
    known.set(nameOf(saved.provider, saved.slug), saved);
    return saved;
  }

  return {
    find,
    save,
    list: (): Source[] => db.select(columns).from(sources).orderBy(asc(sources.id)).all(),
  };
}
