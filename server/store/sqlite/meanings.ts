import { and, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Clocks } from '../../search/clocks.ts';
import type { Comparison, Criterion } from '../../search/filter.ts';
import { isSource } from '../../search/is-source.ts';
import type { TermKind } from '../../search/search-terms.ts';
import { identifierKind, stateCode, termKind } from './codes.ts';
import { counters, identifiers, processes, processKeys, processTerms, terms } from './projection-schema.ts';
import { sources } from './schema.ts';

/** Matches are counted up to this many, to tell the rarer of two that are common. */
const countable = 5000;
/** So many distinct texts are common too, whatever the number of their matches. */
const manyTexts = 800;
/** So many texts are asked for by their keys, row by row; more are sought in the row itself. */
const fewTerms = 3;
/** Characters below which a part of a text has no trigrams to find it by. */
const trigram = 3;
/** So many letters are sought by trigrams: each costs a look, and more find hardly fewer. */
const narrowing = 8;

/** All matches of a part, found by an index. */
export interface Collection {
  /** Selects their keys. */
  keys: SQL;
  /** Counted up to `countable`; 0 where it can never be many. */
  matches: number;
  /** True where there may be more, however many. */
  isMore: boolean;
}

/** What a part of a search comes down to; every value in it is a bound parameter. */
export interface Meaning {
  /** A test of one row: true or false, never null. */
  walking: SQL;
  /** Asks the store. Null where no index finds the matches. */
  collect: (() => Collection) | null;
  /** What `walking` itself uses: an index of few rows, or one that has many in the order of a list. Null for none. */
  index: 'few' | 'ordered' | null;
}

export const clockColumns = {
  startedAt: processes.startedAt,
  updatedAt: processes.updatedAt,
  waitingSince: processes.waitingSince,
  took: processes.took,
} as const satisfies Record<keyof Clocks, unknown>;

type TimeColumn = (typeof clockColumns)[keyof Clocks] | typeof processes.attention | typeof processes.quietAt;

const comparisons = { '<': lt, '<=': lte, '>': gt, '>=': gte } as const;
/** What is younger began later. */
const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

const idKinds = [identifierKind.session, identifierKind.parent, identifierKind.document];
const numberKinds = [identifierKind.transaction, identifierKind.processNumber];

const nothing: Collection = { keys: sql`select null where 0`, matches: 0, isMore: false };
/** Of what no process has. */
const nobody: Meaning = { walking: sql`0`, collect: () => nothing, index: 'few' };

export function isAmong(keys: SQL): SQL {
  return sql`${processes.id} in (${keys})`;
}

/** What each criterion comes down to on `processes`. */
export function createMeanings(db: BetterSQLite3Database) {
  function meaningOf(criterion: Criterion, at: number): Meaning {
    switch (criterion.kind) {
      case 'number':
        return byKeys(
          sql`${withIdentifier(numberKinds, criterion.value)} union all ${withId(criterion.value)}`,
        );
      case 'processNumber':
        return byKeys(withIdentifier([identifierKind.processNumber], criterion.value));
      case 'state':
        return byColumn(eq(processes.state, stateCode.code(criterion.state)));
      case 'workflow':
        return byColumn(eq(processes.workflowName, criterion.name));
      case 'source':
        return ofSource(criterion.name);
      case 'test':
        return { ...byColumn(sql`${processes.isTest} = 1`), index: 'few' };
      case 'since':
        return byColumn(gt(processes.seq, criterion.seq));
      case 'late':
        return ofTime(processes.attention, [['<=', at]]);
      case 'quiet':
        return ofTime(processes.quietAt, [['<=', at]], inArray(processes.workflowName, workflowNames));
      case 'within':
        return ofTime(clockColumns[criterion.clock], [
          ...(criterion.from === null ? [] : [['>=', criterion.from] as const]),
          ...(criterion.to === null ? [] : [['<', criterion.to] as const]),
        ]);
      case 'age':
        return ofTime(clockColumns[criterion.clock], [
          [mirrored[criterion.comparison], at - criterion.milliseconds],
        ]);
      case 'took':
        return ofTime(processes.took, [[criterion.comparison, criterion.milliseconds]]);
      case 'label':
        return ofTerms({ kind: 'label', key: criterion.key, value: criterion.value });
      case 'labelKey':
        return ofTerms({ kind: 'labelKey', value: criterion.key });
      case 'recipient':
        return ofTerms(
          { kind: 'recipientId', value: criterion.id },
          { kind: 'station', value: criterion.name },
        );
      case 'station':
      case 'template':
      case 'author':
        return ofTerms({ kind: criterion.kind, value: criterion.name });
      case 'trait':
        return ofTerms({ kind: 'trait', value: criterion.trait });
      case 'anything':
        return byColumn(sql`1`);
      case 'at':
        return ofTerms({ kind: 'holder', value: criterion.name });
      case 'text':
        return ofText(criterion.text, criterion.exact);
    }
  }

  /** By an index that also has the order of a list. */
  function byColumn(walking: SQL): Meaning {
    return { walking, collect: () => collectionOf(withRow(walking)), index: 'ordered' };
  }

  /** By few. */
  function byKeys(keys: SQL): Meaning {
    return { walking: isAmong(keys), collect: () => ({ keys, matches: 0, isMore: false }), index: 'few' };
  }

  const allSources = db
    .select({ id: sources.id, provider: sources.provider, slug: sources.slug })
    .from(sources)
    .prepare();

  function ofSource(name: string): Meaning {
    const ids = allSources
      .all()
      .flatMap(({ id, provider, slug }) => (isSource(provider, slug, name) ? [id] : []));
    return ids.length === 0
      ? nobody
      : { walking: inArray(processes.source, ids), collect: null, index: null };
  }

  /** `also` is what its index needs to be told. */
  function ofTime(column: TimeColumn, bounds: (readonly [Comparison, number])[], also?: SQL): Meaning {
    const inIndex = bounds.map(([comparison, than]) => comparisons[comparison](column, than));
    // Not by its index, from which all that is in the bounds would have to be sorted.
    const inRow = bounds.map(
      ([comparison, than]) => sql`ifnull(${comparisons[comparison](sql`+${column}`, than)}, 0)`,
    );
    return {
      walking: and(...inRow) ?? sql`1`,
      collect: () => collectionOf(withRow(and(also, ...inIndex) ?? sql`1`)),
      index: null,
    };
  }

  function ofTerms(...wanted: { kind: TermKind; key?: string; value: string }[]): Meaning {
    const ids = wanted.flatMap(({ kind, key = '', value }) => {
      const isIt = and(eq(terms.kind, termKind[kind]), eq(terms.key, key), eq(terms.value, value));
      return db
        .select({ id: terms.id })
        .from(terms)
        .where(isIt)
        .all()
        .map(({ id }) => id);
    });
    if (ids.length === 0) return nobody;
    const isTerm = inArray(processTerms.term, ids);
    return {
      walking: hasTerm(isTerm),
      collect: () => collectionOf(withTerm(isTerm)),
      index: null,
    };
  }

  function ofText(text: string, exact: string): Meaning {
    const byId = isId(exact) ? withId(exact) : null;
    const inWorkflow = isInNameOfWorkflow(text) ? sql`instr(${processes.workflowName}, ${text}) > 0` : null;
    const found = termsContaining(text);
    const isTerm = Array.isArray(found)
      ? inArray(processTerms.term, found)
      : sql`${processTerms.term} in (${found})`;
    const collect = (): Collection => {
      const ways = [
        ...(byId ? [byId] : []),
        ...(Array.isArray(found) && found.length === 0 ? [] : [withTerm(isTerm)]),
        ...(inWorkflow ? [withRow(inWorkflow)] : []),
      ];
      if (ways.length === 0) return nothing;
      const keys = sql.join(ways, sql` union all `);
      return Array.isArray(found) && !inWorkflow
        ? collectionOf(keys)
        : { keys, matches: countable, isMore: true };
    };
    function walking(): SQL | undefined {
      // The texts of a row stand on lines of their own, which a text with a line break in it would run across.
      if (text.includes('\n')) return isAmong(collect().keys);
      const isFew = Array.isArray(found) && found.length <= fewTerms;
      const inTexts = isFew ? hasTerm(isTerm) : sql`instr(${processes.texts}, ${text}) > 0`;
      return or(byId ? isAmong(byId) : undefined, inWorkflow ?? undefined, inTexts);
    }
    return { walking: walking() ?? sql`0`, collect, index: null };
  }

  const workflowNames = db.select({ name: counters.workflowName }).from(counters);

  function withRow(condition: SQL): SQL {
    return sql`select ${processes.id} from ${processes} where ${condition}`;
  }

  function hasTerm(isTerm: SQL): SQL {
    return sql`exists (select 1 from ${processTerms} where ${processTerms.process} = ${processes.id} and ${isTerm})`;
  }

  function withTerm(isTerm: SQL): SQL {
    return sql`select ${processTerms.process} from ${processTerms} where ${isTerm}`;
  }

  function withIdentifier(kinds: number[], value: string): SQL {
    const isIt = and(inArray(identifiers.kind, kinds), eq(identifiers.value, value));
    return sql`select ${identifiers.process} from ${identifiers} where ${isIt}`;
  }

  /** With an id of any kind. */
  function withId(id: string): SQL {
    const ofProcess = sql`select ${processKeys.id} from ${processKeys} where ${processKeys.processId} = ${id}`;
    return sql`${ofProcess} union all ${withIdentifier(idKinds, id)}`;
  }

  function collectionOf(keys: SQL): Collection {
    const counted = sql`select count(*) as count from (${keys} limit ${countable}) as matching`;
    const matches = db.get<{ count: number }>(counted).count;
    return { keys, matches, isMore: matches === countable };
  }

  const named = db.selectDistinct({ name: counters.workflowName }).from(counters).prepare();

  function isInNameOfWorkflow(text: string): boolean {
    return named.all().some(({ name }) => name.includes(text));
  }

  const id = sql.placeholder('id');
  const processOfId = db
    .select({ id: processKeys.id })
    .from(processKeys)
    .where(eq(processKeys.processId, id))
    .limit(1)
    .prepare();
  const holderOfId = db
    .select({ process: identifiers.process })
    .from(identifiers)
    .where(and(inArray(identifiers.kind, idKinds), eq(identifiers.value, id)))
    .limit(1)
    .prepare();

  /** Few texts are: what is looked for row by row is spared the question. */
  function isId(text: string): boolean {
    return (processOfId.get({ id: text }) ?? holderOfId.get({ id: text })) !== undefined;
  }

  /** Terms with these letters: listed where they are few, else as a statement that finds them. */
  function termsContaining(text: string): number[] | SQL {
    // From three letters on the trigrams of its end narrow it down; `instr` then settles what they let through.
    const letters = Array.from(text);
    const pattern = `%${letters.slice(-narrowing).join('').replace(/[%_]/gu, '_')}%`;
    const candidates = sql`select rowid from terms_text where value like ${pattern}`;
    const containing = sql`select ${terms.id} as id from ${terms} where ${terms.id} in (${candidates}) and instr(${terms.value}, ${text}) > 0`;
    if (letters.length < trigram) return containing;
    const ids = db.all<{ id: number }>(sql`${containing} limit ${manyTexts}`).map(({ id }) => id);
    return ids.length < manyTexts ? ids : containing;
  }

  return meaningOf;
}
