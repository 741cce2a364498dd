import { and, not, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { conjuncts, type Filter } from '../../search/filter.ts';
import { type Collection, createMeanings, isAmong, type Meaning } from './meanings.ts';
import { processes } from './projection-schema.ts';

/** A search with so many matches is common: they are not collected where it can be helped. */
const common = 1500;

/** How a search is answered; every value in it is a bound parameter. Both conditions are met by the same processes. */
export interface Conditions {
  /** The quickest where matches are many: rows are tested in the order of the list. */
  condition: SQL | undefined;
  /** Where the newest hold too few of them: all matches are collected. Null where `condition` does that, or none could. */
  collected: SQL | null;
  /**
   * Given where rows are tested one after the other and nothing tells how many will not match: to which of them an index
   * narrows that down, undefined for all.
   */
  openEnded: { among: SQL | undefined } | null;
}

/** A filter as conditions on `processes`. `projected` tells how far those have come. */
export function createConditions(
  db: BetterSQLite3Database,
  projected: () => number,
): (filter: Filter, at: number) => Conditions {
  const meaningOfOne = createMeanings(db);

  function meaningOf(filter: Filter, at: number): Meaning {
    if (filter.kind === 'is') return meaningOfOne(filter.criterion, at);
    if (filter.kind === 'not') {
      return { walking: not(meaningOf(filter.part, at).walking), collect: null, index: null };
    }
    const parts = filter.parts.map((part) => meaningOf(part, at));
    const walking = (filter.kind === 'and' ? and : or)(...parts.map((part) => part.walking));
    const collect = filter.kind === 'and' ? collectRarest(parts) : collectAny(parts);
    return { walking: walking ?? (filter.kind === 'and' ? sql`1` : sql`0`), collect, index: null };
  }

  /** What any of the parts finds: only where each of them has an index. */
  function collectAny(parts: readonly Meaning[]): Meaning['collect'] {
    const ways = parts.map(({ collect }) => collect).filter((collect) => collect !== null);
    if (ways.length < parts.length || parts.length === 0) return null;
    return () => {
      const found = ways.map((collect) => collect());
      return {
        keys: sql.join(
          found.map(({ keys }) => keys),
          sql` union all `,
        ),
        matches: found.reduce((sum, { matches }) => sum + matches, 0),
      };
    };
  }

  /** What all of the parts find, among the matches of the rarest. */
  function collectRarest(parts: readonly Meaning[]): Meaning['collect'] {
    const ways = parts.flatMap(({ walking, collect }) => (collect ? [{ walking, collect }] : []));
    if (ways.length === 0) return null;
    return () => {
      const [rarest] = ways
        .map(({ walking, collect }) => ({ walking, ...collect() }))
        .sort((a, b) => a.matches - b.matches);
      const rest = parts.filter(({ walking }) => walking !== rarest?.walking);
      const found = and(isAmong(rarest?.keys ?? sql`null`), ...rest.map(({ walking }) => walking));
      return {
        keys: sql`select ${processes.id} from ${processes} where ${found}`,
        matches: rarest?.matches ?? 0,
      };
    };
  }

  function conditionsOf(filter: Filter, at: number): Conditions {
    const parts = conjuncts(filter).map((part) => meaningOf(part, at));
    const demands: (Collection & Pick<Meaning, 'walking'>)[] = [];
    const tests: SQL[] = [];
    for (const { walking, collect, index } of parts) {
      if (collect && index === null) demands.push({ walking, ...collect() });
      else tests.push(walking);
    }
    const [rarest, ...others] = demands.sort((a, b) => a.matches - b.matches);
    if (!rarest) return { condition: and(...tests), collected: null, openEnded: openEndOf(parts) };
    tests.push(...others.map(({ walking }) => walking));
    const collected = and(...tests, isAmong(rarest.keys));
    if (rarest.matches < common) return { condition: collected, collected: null, openEnded: null };
    return { condition: and(...tests, rarest.walking), collected: collected ?? null, openEnded: null };
  }

  function openEndOf(parts: readonly Meaning[]): Conditions['openEnded'] {
    const isBounded =
      parts.every(({ index }) => index !== null) || parts.some(({ index }) => index === 'few');
    if (isBounded) return null;
    return { among: and(...parts.filter(({ index }) => index !== null).map(({ walking }) => walking)) };
  }

  /** A list and its counters ask for the same one after the other. */
  let last: { filter: Filter; at: number; seq: number; conditions: Conditions } | null = null;
  return (filter, at) => {
    const seq = projected();
    if (last?.filter !== filter || last.seq !== seq || last.at !== at)
      last = { filter, at, seq, conditions: conditionsOf(filter, at) };
    return last.conditions;
  };
}
