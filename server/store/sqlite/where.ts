import { and, eq, gt, inArray, lte, not, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { conjuncts, type Criterion, type Filter } from '../../search/filter.ts';
import { identifierKind, stateCode, termKind } from './codes.ts';
import { counters, identifiers, processes, processKeys, processTerms, terms } from './projection-schema.ts';
import { sources } from './schema.ts';

/** A search with so many matches is common: they are not collected where it can be helped. */
const common = 1500;
/** Matches are counted up to this many, to tell the rarer of two that are common. */
const countable = 10_000;
/** So many distinct texts are common too, whatever the number of their matches. */
const manyTexts = 800;
/** Characters below which a part of a text has no trigrams to find it by. */
const trigram = 3;

/** How a search is answered; every value in it is a bound parameter. Both conditions are met by the same processes. */
export interface Conditions {
  /** The quickest where matches are many: rows are tested in the order of the list. */
  condition: SQL | undefined;
  /** Where the newest hold too few of them: all matches are collected. Null where `condition` does that, or none could. */
  collected: SQL | null;
  /** True where rows are tested one after the other, and nothing tells how many will not match. */
  isOpenEnded: boolean;
}

/** All matches of a part, found by an index. */
interface Collection {
  /** Selects their keys. */
  keys: SQL;
  /** Counted up to `countable`; 0 where it can never be many. */
  matches: number;
}

/** What a part of a search comes down to. */
interface Meaning {
  /** A test of one row: true or false, never null. */
  walking: SQL;
  /** Asks the store. Null where no index finds the matches. */
  collect: (() => Collection) | null;
  /** True where an index has the matches in the order of a list, or all of them are few: then `walking` uses it. */
  isOrdered: boolean;
}

function ordered(walking: SQL, collect: Meaning['collect']): Meaning {
  return { walking, collect, isOrdered: true };
}

/** A filter as conditions on `processes`. `projected` tells how far those have come. */
export function createConditions(
  db: BetterSQLite3Database,
  projected: () => number,
): (filter: Filter, at: number) => Conditions {
  function meaningOf(filter: Filter, at: number): Meaning {
    if (filter.kind === 'is') return meaningOfOne(filter.criterion, at);
    if (filter.kind === 'not') {
      return { walking: not(meaningOf(filter.part, at).walking), collect: null, isOrdered: false };
    }
    const parts = filter.parts.map((part) => meaningOf(part, at));
    const walking = (filter.kind === 'and' ? and : or)(...parts.map((part) => part.walking));
    const collect = filter.kind === 'and' ? collectRarest(parts) : collectAny(parts);
    return { walking: walking ?? (filter.kind === 'and' ? sql`1` : sql`0`), collect, isOrdered: false };
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

  function isAmong(keys: SQL): SQL {
    return sql`${processes.id} in (${keys})`;
  }

  function meaningOfOne(criterion: Criterion, at: number): Meaning {
    switch (criterion.kind) {
      case 'number':
        return byIdentifier([identifierKind.transaction, identifierKind.processNumber], criterion.value);
      case 'processNumber':
        return byIdentifier([identifierKind.processNumber], criterion.value);
      case 'state':
        return byColumn(eq(processes.state, stateCode.code(criterion.state)));
      case 'workflow':
        return byColumn(eq(processes.workflowName, criterion.name));
      case 'source':
        return {
          walking: inArray(
            processes.source,
            db.select({ id: sources.id }).from(sources).where(eq(sources.slug, criterion.slug)),
          ),
          collect: null,
          isOrdered: false,
        };
      case 'test':
        return byColumn(sql`${processes.isTest} = 1`);
      case 'since':
        return byColumn(gt(processes.seq, criterion.seq));
      case 'late':
        return ofTime(processes.attention, undefined, at);
      case 'quiet':
        return ofTime(processes.quietAt, inArray(processes.workflowName, workflowNames), at);
      case 'label':
        return ofTerm(termKind.label, criterion.key, criterion.value);
      case 'station':
        return ofTerm(termKind.station, '', criterion.name);
      case 'at':
        return ofTerm(termKind.holder, '', criterion.name);
      case 'text':
        return ofText(criterion.text, criterion.exact);
    }
  }

  /** By an index that also has an order of its own. */
  function byColumn(walking: SQL): Meaning {
    return ordered(walking, () =>
      collectionOf(sql`select ${processes.id} from ${processes} where ${walking}`),
    );
  }

  function byIdentifier(kinds: number[], value: string): Meaning {
    const keys = withIdentifier(kinds, value);
    return ordered(isAmong(keys), () => ({ keys, matches: 0 }));
  }

  function withIdentifier(kinds: number[], value: string): SQL {
    const isIt = and(inArray(identifiers.kind, kinds), eq(identifiers.value, value));
    return sql`select ${identifiers.process} from ${identifiers} where ${isIt}`;
  }

  function withTerm(term: SQL): SQL {
    return sql`select ${processTerms.process} from ${processTerms} where ${term}`;
  }

  const workflowNames = db.select({ name: counters.workflowName }).from(counters);

  /** Whether a time has passed; `also` is what its index needs to be told. */
  function ofTime(
    column: typeof processes.attention | typeof processes.quietAt,
    also: SQL | undefined,
    at: number,
  ): Meaning {
    const past = and(also, lte(column, at));
    return {
      // Not by its index, from which all that has passed would have to be sorted.
      walking: sql`ifnull(+${column} <= ${at}, 0)`,
      collect: () => collectionOf(sql`select ${processes.id} from ${processes} where ${past}`),
      isOrdered: false,
    };
  }

  function collectionOf(keys: SQL): Collection {
    const counted = sql`select count(*) as count from (${keys} limit ${countable}) as matching`;
    return { keys, matches: db.get<{ count: number }>(counted).count };
  }

  function ofTerm(kind: number, key: string, value: string): Meaning {
    const id = db
      .select({ id: terms.id })
      .from(terms)
      .where(and(eq(terms.kind, kind), eq(terms.key, key), eq(terms.value, value)))
      .get()?.id;
    const term = sql`${processTerms.term} = ${id ?? null}`;
    return {
      walking: sql`exists (select 1 from ${processTerms} where ${processTerms.process} = ${processes.id} and ${term})`,
      collect: () => collectionOf(withTerm(term)),
      isOrdered: false,
    };
  }

  function ofText(text: string, exact: string): Meaning {
    const withId = sql`select ${processKeys.id} from ${processKeys} where ${processKeys.processId} = ${exact} union all ${withIdentifier([identifierKind.session], exact)}`;
    const inWorkflow = sql`instr(${processes.workflowName}, ${text}) > 0`;
    const collect = (): Collection => {
      const found = termsContaining(text);
      const isTerm = Array.isArray(found)
        ? inArray(processTerms.term, found)
        : sql`${processTerms.term} in (${found})`;
      const isNoTerm = Array.isArray(found) && found.length === 0;
      const byTerm = isNoTerm ? withId : sql`${withId} union all ${withTerm(isTerm)}`;
      if (isInNameOfWorkflow(text)) {
        const named = sql`select ${processes.id} from ${processes} where ${inWorkflow}`;
        return { keys: sql`${byTerm} union all ${named}`, matches: countable };
      }
      if (isNoTerm) return { keys: byTerm, matches: 0 };
      const matches = Array.isArray(found) ? collectionOf(withTerm(isTerm)).matches : countable;
      return { keys: byTerm, matches };
    };
    return {
      // The texts of a row stand on lines of their own, which a text with a line break in it would run across.
      walking: text.includes('\n')
        ? isAmong(collect().keys)
        : sql`(${isAmong(withId)} or ${inWorkflow} or instr(${processes.texts}, ${text}) > 0)`,
      collect,
      isOrdered: false,
    };
  }

  function isInNameOfWorkflow(text: string): boolean {
    const names = db.selectDistinct({ name: counters.workflowName }).from(counters).all();
    return names.some(({ name }) => name.includes(text));
  }

  /** Terms with these letters: listed where they are few, else as a statement that finds them. */
  function termsContaining(text: string): number[] | SQL {
    // From three letters on the trigrams narrow it down; `instr` then settles what wildcards let through.
    const pattern = `%${text.replace(/[%_]/gu, '_')}%`;
    const candidates = sql`select rowid from terms_text where value like ${pattern}`;
    const containing = sql`select ${terms.id} as id from ${terms} where ${terms.id} in (${candidates}) and instr(${terms.value}, ${text}) > 0`;
    if (Array.from(text).length < trigram) return containing;
    const ids = db.all<{ id: number }>(sql`${containing} limit ${manyTexts}`).map(({ id }) => id);
    return ids.length < manyTexts ? ids : containing;
  }

  function conditionsOf(filter: Filter, at: number): Conditions {
    const parts = conjuncts(filter).map((part) => meaningOf(part, at));
    const demands: (Collection & Pick<Meaning, 'walking'>)[] = [];
    const tests: SQL[] = [];
    for (const { walking, collect, isOrdered } of parts) {
      if (collect && !isOrdered) demands.push({ walking, ...collect() });
      else tests.push(walking);
    }
    const [rarest, ...others] = demands.sort((a, b) => a.matches - b.matches);
    if (!rarest) {
      const isOpenEnded = parts.some(({ isOrdered }) => !isOrdered);
      return { condition: and(...tests), collected: null, isOpenEnded };
    }
    tests.push(...others.map(({ walking }) => walking));
    const collected = and(...tests, isAmong(rarest.keys));
    if (rarest.matches < common) return { condition: collected, collected: null, isOpenEnded: false };
    return { condition: and(...tests, rarest.walking), collected: collected ?? null, isOpenEnded: false };
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
