import { and, eq, gt, inArray, lte, not, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Criterion, Filter } from '../../search/filter.ts';
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
}

/** All matches of a criterion that may have many. */
interface Collection {
  /** Tests whether a row is among them. */
  condition: SQL;
  /** Counted up to `countable`. */
  matches: number;
}

/** What a criterion comes down to. */
interface Meaning {
  /** A test of one row. */
  walking: SQL;
  /** Asks the store. Null where `walking` finds the matches by an index. */
  collect: (() => Collection) | null;
}

function plain(walking: SQL): Meaning {
  return { walking, collect: null };
}

/** A filter as conditions on `processes`. `projected` tells how far those have come. */
export function createConditions(
  db: BetterSQLite3Database,
  projected: () => number,
): (filter: Filter, at: number) => Conditions {
  function meaningOf(criterion: Criterion, at: number): Meaning {
    switch (criterion.kind) {
      case 'number':
        return plain(
          hasIdentifier([identifierKind.transaction, identifierKind.processNumber], criterion.value),
        );
      case 'processNumber':
        return plain(hasIdentifier([identifierKind.processNumber], criterion.value));
      case 'state':
        return plain(eq(processes.state, stateCode.code(criterion.state)));
      case 'workflow':
        return plain(eq(processes.workflowName, criterion.name));
      case 'source':
        return plain(
          inArray(
            processes.source,
            db.select({ id: sources.id }).from(sources).where(eq(sources.slug, criterion.slug)),
          ),
        );
      case 'test':
        return plain(sql`${processes.isTest} = 1`);
      case 'since':
        return plain(gt(processes.seq, criterion.seq));
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

  function hasIdentifier(kinds: number[], value: string): SQL {
    return inArray(processes.id, withIdentifier(kinds, value));
  }

  function withIdentifier(kinds: number[], value: string) {
    return db
      .select({ process: identifiers.process })
      .from(identifiers)
      .where(and(inArray(identifiers.kind, kinds), eq(identifiers.value, value)));
  }

  function withTerm(term: SQL) {
    return db.select({ process: processTerms.process }).from(processTerms).where(term);
  }

  const workflowNames = db.select({ name: counters.workflowName }).from(counters);

  /** Whether a time has passed; `also` is what its index needs to be told. */
  function ofTime(
    column: typeof processes.attention | typeof processes.quietAt,
    also: SQL | undefined,
    at: number,
  ): Meaning {
    const past = () =>
      db
        .select({ process: processes.id })
        .from(processes)
        .where(and(also, lte(column, at)));
    return {
      // Not by its index, from which all that has passed would have to be sorted.
      walking: sql`ifnull(+${column} <= ${at}, 0)`,
      collect: () => ({
        condition: inArray(processes.id, past()),
        matches: countOf(past().limit(countable).as('matching')),
      }),
    };
  }

  function matchesOf(term: SQL): number {
    return countOf(withTerm(term).limit(countable).as('matching'));
  }

  function countOf(matching: Parameters<ReturnType<typeof db.select>['from']>[0]): number {
    return (
      db
        .select({ count: sql<number>`count(*)` })
        .from(matching)
        .get()?.count ?? 0
    );
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
      collect: () => ({ condition: inArray(processes.id, withTerm(term)), matches: matchesOf(term) }),
    };
  }

  function ofText(text: string, exact: string): Meaning {
    // Made anew for each use: a query to which another is joined is changed by it.
    const withId = () =>
      db
        .select({ process: processKeys.id })
        .from(processKeys)
        .where(eq(processKeys.processId, exact))
        .unionAll(withIdentifier([identifierKind.session], exact));
    const inWorkflow = sql`instr(${processes.workflowName}, ${text}) > 0`;
    const collect = (): Collection => {
      const found = termsContaining(text);
      const isNoTerm = Array.isArray(found) && found.length === 0;
      const isTerm = Array.isArray(found)
        ? inArray(processTerms.term, found)
        : sql`${processTerms.term} in (${found})`;
      const byAny = inArray(processes.id, isNoTerm ? withId() : withId().unionAll(withTerm(isTerm)));
      if (isInNameOfWorkflow(text))
        return { condition: sql`(${byAny} or ${inWorkflow})`, matches: countable };
      if (isNoTerm) return { condition: byAny, matches: 0 };
      return { condition: byAny, matches: Array.isArray(found) ? matchesOf(isTerm) : countable };
    };
    return {
      // The texts of a row stand on lines of their own, which a text with a line break in it would run across.
      walking: text.includes('\n')
        ? collect().condition
        : sql`(${inArray(processes.id, withId())} or ${inWorkflow} or instr(${processes.texts}, ${text}) > 0)`,
      collect,
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
    const tests: SQL[] = [];
    const demands: (Collection & Pick<Meaning, 'walking'>)[] = [];
    for (const { criterion, negated } of filter) {
      const { walking, collect } = meaningOf(criterion, at);
      if (negated) tests.push(not(walking));
      else if (collect) demands.push({ walking, ...collect() });
      else tests.push(walking);
    }
    const [rarest, ...others] = demands.sort((a, b) => a.matches - b.matches);
    if (!rarest) return { condition: and(...tests), collected: null };
    tests.push(...others.map(({ walking }) => walking));
    const collected = and(...tests, rarest.condition);
    if (rarest.matches < common) return { condition: collected, collected: null };
    return { condition: and(...tests, rarest.walking), collected: collected ?? null };
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
