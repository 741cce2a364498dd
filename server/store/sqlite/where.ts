import { and, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
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

/** A filter as a condition on `processes`. Every value is a bound parameter. */
export function createWhere(db: BetterSQLite3Database) {
  function criterionToSql(criterion: Criterion, negated: boolean): SQL | undefined {
    switch (criterion.kind) {
      case 'number':
        return hasIdentifier([identifierKind.transaction, identifierKind.processNumber], criterion.value);
      case 'processNumber':
        return hasIdentifier([identifierKind.processNumber], criterion.value);
      case 'label':
        return hasTerm(termIds(termKind.label, criterion.key, criterion.value), negated);
      case 'station':
        return hasTerm(termIds(termKind.station, '', criterion.name), negated);
      case 'at':
        return hasTerm(termIds(termKind.holder, '', criterion.name), negated);
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
        return eq(processes.isTest, true);
      case 'text':
        return hasText(criterion.text, criterion.exact, negated);
    }
  }

  function hasIdentifier(kinds: number[], value: string): SQL {
    const having = db
      .select({ process: identifiers.process })
      .from(identifiers)
      .where(and(inArray(identifiers.kind, kinds), eq(identifiers.value, value)));
    return inArray(processes.id, having);
  }

  function termIds(kind: number, key: string, value: string): number[] {
    const found = db
      .select({ id: terms.id })
      .from(terms)
      .where(and(eq(terms.kind, kind), eq(terms.key, key), eq(terms.value, value)));
    return found.all().map(({ id }) => id);
  }

  function hasTerm(ids: number[], negated: boolean): SQL {
    if (ids.length === 0) return sql`0`;
    const withTerm = () =>
      db.select({ process: processTerms.process }).from(processTerms).where(inArray(processTerms.term, ids));
    if (!negated && withTerm().limit(common).all().length < common) return inArray(processes.id, withTerm());
    return sql`exists (select 1 from ${processTerms} where ${processTerms.process} = ${processes.id} and ${inArray(processTerms.term, ids)})`;
  }

  function hasText(text: string, exact: string, negated: boolean): SQL | undefined {
    const byProcessId = db
      .select({ id: processKeys.id })
      .from(processKeys)
      .where(eq(processKeys.processId, exact));
    const workflows = db
      .selectDistinct({ name: counters.workflowName })
      .from(counters)
      .all()
      .map(({ name }) => name)
      .filter((name) => name.includes(text));
    return or(
      inArray(processes.id, byProcessId),
      hasIdentifier([identifierKind.session], exact),
      workflows.length > 0 ? inArray(processes.workflowName, workflows) : undefined,
      // Beside a workflow's name, which is common by nature, the list can only be walked.
      hasWords(text, negated || workflows.length > 0),
    );
  }

  function hasWords(text: string, walk: boolean): SQL {
    const containing = textsWith(text);
    const ids = db.all<{ id: number }>(sql`${containing} limit ${manyTexts}`).map(({ id }) => id);
    if (ids.length < manyTexts) return hasTerm(ids, walk);
    return sql`exists (select 1 from ${processTerms} where ${processTerms.process} = ${processes.id} and ${processTerms.term} in (${containing}))`;
  }

  /** From three letters on the trigrams narrow it down; `instr` then settles what wildcards let through. */
  function textsWith(text: string): SQL {
    const pattern = `%${text.replace(/[%_]/gu, '_')}%`;
    const candidates = sql`select rowid from terms_text where value like ${pattern}`;
    return sql`select ${terms.id} as id from ${terms} where ${terms.id} in (${candidates}) and instr(${terms.value}, ${text}) > 0`;
  }

  return (filter: Filter): SQL | undefined =>
    and(
      ...filter.map(({ criterion, negated }) => {
        const condition = criterionToSql(criterion, negated);
        return negated && condition ? not(condition) : condition;
      }),
    );
}
