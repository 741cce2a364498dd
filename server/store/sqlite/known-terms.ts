import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { KnownTerm, TermQuery } from '../queries.ts';
import { termKind } from './codes.ts';
import { processTerms, terms } from './projection-schema.ts';

/** So many texts are counted to tell the commonest of them. */
const compared = 40;
/** Above every text that begins with what stands before it. */
const last = '\u{10FFFF}';

/** Texts by which processes are found, as far as one has typed them. */
export function createKnownTerms(db: BetterSQLite3Database) {
  return ({ kind, key, prefix, limit, cap }: TermQuery): KnownTerm[] => {
    const begins = and(
      eq(terms.kind, termKind[kind]),
      eq(terms.key, key),
      gte(terms.value, prefix),
      lt(terms.value, prefix + last),
    );
    const found = db.select().from(terms).where(begins).orderBy(terms.value).limit(compared).all();
    const counted = found.map(({ id, value }) => {
      const having = db
        .select({ process: processTerms.process })
        .from(processTerms)
        .where(eq(processTerms.term, id))
        .limit(cap + 1)
        .as('having');
      const count =
        db
          .select({ count: sql<number>`count(*)` })
          .from(having)
          .get()?.count ?? 0;
      return { value, count: Math.min(count, cap), isMore: count > cap };
    });
    // A text that nobody has any more stays known.
    const used = counted.filter(({ count }) => count > 0);
    return used.sort((a, b) => b.count - a.count).slice(0, limit);
  };
}
