import { and, not, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { conjuncts, type Filter } from '../../search/filter.ts';
import { type Collection, createMeanings, isAmong, type Meaning } from './meanings.ts';
import { counters, processes } from './projection-schema.ts';

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

/** To collect so many takes some milliseconds: where that is no guess, it may be done at once. */
const collectable = 10_000;
/** Rows that a list shows at first. */
const usualPage = 50;
/** So many rows are walked for a search that is common, before its matches are collected after all. */
export const walked = 2000;

/** A filter as conditions on `processes`. `projected` tells how far those have come. */
export function createConditions(
  db: BetterSQLite3Database,
  projected: () => number,
): (filter: Filter, at: number) => Conditions {
  const meaningOfOne = createMeanings(db);

  /** A list and its counters share parts of what they ask for, at the same moment. */
  let known = new WeakMap<Filter, Meaning>();
  let knownAs = { seq: NaN, at: NaN };

  function meaningOf(filter: Filter, at: number): Meaning {
    const found = known.get(filter) ?? remembering(meaningOfEach(filter, at));
    known.set(filter, found);
    return found;
  }

  function meaningOfEach(filter: Filter, at: number): Meaning {
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
        isMore: found.some(({ isMore }) => isMore),
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
        isMore: rarest?.isMore ?? false,
      };
    };
  }

  /** Cheaper than to look at each row of the rarest, where the others are not many either. */
  function inAll(demands: readonly Collection[]): SQL {
    const [only, ...more] = demands;
    if (only && more.length === 0) return only.keys;
    return sql.join(
      demands.map(({ keys }) => sql`select * from (${keys})`),
      sql` intersect `,
    );
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
    const met = others.filter(({ isMore }) => !isMore);
    tests.push(...others.filter(({ isMore }) => isMore).map(({ walking }) => walking));
    const collected = and(...tests, isAmong(inAll([rarest, ...met])));
    tests.push(...met.map(({ walking }) => walking));
    if (rarest.matches < common || (others.length > 0 && isRareAmongNewest([rarest, ...others])))
      return { condition: collected, collected: null, openEnded: null };
    return { condition: and(...tests, rarest.walking), collected: collected ?? null, openEnded: null };
  }

  const total = db
    .select({ processes: sql<number>`sum(${counters.count})` })
    .from(counters)
    .prepare();

  /** Whether a walk would probably find less than a page, where collecting them instead is not much. */
  function isRareAmongNewest(demands: readonly Collection[]): boolean {
    if (demands.every(({ isMore, matches }) => isMore || matches > collectable)) return false;
    const all = Math.max(1, total.get()?.processes ?? 0);
    const share = demands.reduce((product, { matches }) => product * Math.min(1, matches / all), 1);
    return walked * share < usualPage;
  }

  function openEndOf(parts: readonly Meaning[]): Conditions['openEnded'] {
    const isBounded =
      parts.every(({ index }) => index !== null) || parts.some(({ index }) => index === 'few');
    if (isBounded) return null;
    return { among: and(...parts.filter(({ index }) => index !== null).map(({ walking }) => walking)) };
  }

  return (filter, at) => {
    const seq = projected();
    if (knownAs.seq !== seq || knownAs.at !== at) {
      known = new WeakMap();
      knownAs = { seq, at };
    }
    return conditionsOf(filter, at);
  };
}

/** Collected once at most. */
function remembering({ walking, collect, index }: Meaning): Meaning {
  if (!collect) return { walking, collect, index };
  let collection: Collection | null = null;
  return { walking, collect: () => (collection ??= collect()), index };
}
