import { and, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Criterion, Filter } from '../../search/filter.ts';
import { identifierKind, stateCode, termKind } from './codes.ts';
import { counters, identifiers, processes, processKeys, processTerms, sources, terms } from './schema.ts';

/**
 * Above so many matches it is quicker to walk the newest processes and test each one; below, to collect the
 * matches and sort them. Either way a page costs milliseconds; the wrong way costs a scan.
 */
const common = 3000;

/** More distinct texts than this are not listed in a statement but looked up inside it. */
const manyTexts = 500;

/** Criteria whose matches may be many: of two of them each can be common and both together rare. */
const byTerms: readonly Criterion['kind'][] = ['label', 'station', 'at', 'text'];

/** A filter as a condition on `processes`. Every value is a bound parameter. */
export function createWhere(db: BetterSQLite3Database) {
  /** `walk` where the newest processes are tested one by one, since matches are common or left out. */
  function criterionToSql(criterion: Criterion, walk: boolean | 'if common'): SQL | undefined {
    switch (criterion.kind) {
      case 'number':
        return hasIdentifier([identifierKind.transaction, identifierKind.processNumber], criterion.value);
      case 'processNumber':
        return hasIdentifier([identifierKind.processNumber], criterion.value);
      case 'label':
        return hasTerm(termIs(termKind.label, criterion.key, criterion.value), walk);
      case 'station':
        return hasTerm(termIs(termKind.station, '', criterion.name), walk);
      case 'at':
        return hasTerm(termIs(termKind.holder, '', criterion.name), walk);
      case 'state':
        return eq(processes.state, stateCode.code(criterion.state));
      case 'workflow':
        return eq(processes.workflowName, criterion.name);
      case 'source':
        return inArray(
          processes.source,
          db.select({ id: sources.id }).from(sources).where(eq(sources.slug, criterion.slug)),
        );
      case 'test':
        return sql`${processes.isTest} = 1`;
      case 'text':
        return hasText(criterion.text, criterion.exact, walk);
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

  function termIs(kind: number, key: string, value: string): SQL {
    const id = db
      .select({ id: terms.id })
      .from(terms)
      .where(and(eq(terms.kind, kind), eq(terms.key, key), eq(terms.value, value)))
      .get()?.id;
    return sql`${processTerms.term} = ${id ?? null}`;
  }

  function withTerm(term: SQL) {
    return db.select({ process: processTerms.process }).from(processTerms).where(term);
  }

  function isWalked(term: SQL, walk: boolean | 'if common'): boolean {
    return walk === 'if common' ? withTerm(term).limit(common).all().length === common : walk;
  }

  function hasTerm(term: SQL, walk: boolean | 'if common'): SQL {
    if (!isWalked(term, walk)) return inArray(processes.id, withTerm(term));
    return sql`exists (select 1 from ${processTerms} where ${processTerms.process} = ${processes.id} and ${term})`;
  }

  function hasText(text: string, exact: string, walk: boolean | 'if common'): SQL | undefined {
    const byProcessId = db
      .select({ process: processKeys.id })
      .from(processKeys)
      .where(eq(processKeys.processId, exact));
    const bySessionId = withIdentifier([identifierKind.session], exact);
    const workflows = db
      .selectDistinct({ name: counters.workflowName })
      .from(counters)
      .all()
      .map(({ name }) => name)
      .filter((name) => name.includes(text));
    const term = termContains(text);
    const inWorkflow = workflows.length > 0 ? inArray(processes.workflowName, workflows) : undefined;
    // Beside a workflow's name, which is common by nature, the list can only be walked.
    if (inWorkflow || isWalked(term, walk)) {
      return or(
        inArray(processes.id, byProcessId),
        inArray(processes.id, bySessionId),
        inWorkflow,
        hasTerm(term, true),
      );
    }
    return inArray(processes.id, unionAll(byProcessId, bySessionId, withTerm(term)));
  }

  /** Terms with these letters: listed where they are few, looked up inside the statement where they are many. */
  function termContains(text: string): SQL {
    // From three letters on the trigrams narrow it down; `instr` then settles what wildcards let through.
    const pattern = `%${text.replace(/[%_]/gu, '_')}%`;
    const candidates = sql`select rowid from terms_text where value like ${pattern}`;
    const containing = sql`select ${terms.id} as id from ${terms} where ${terms.id} in (${candidates}) and instr(${terms.value}, ${text}) > 0`;
    const ids = db.all<{ id: number }>(sql`${containing} limit ${manyTexts}`).map(({ id }) => id);
    return ids.length < manyTexts
      ? inArray(processTerms.term, ids)
      : sql`${processTerms.term} in (${containing})`;
  }

  return (filter: Filter): SQL | undefined => {
    const demanding = filter.filter(({ criterion, negated }) => !negated && byTerms.includes(criterion.kind));
    return and(
      ...filter.map(({ criterion, negated }) => {
        const condition = criterionToSql(
          criterion,
          negated || (demanding.length === 1 ? 'if common' : false),
        );
        return negated && condition ? not(condition) : condition;
      }),
    );
  };
}
