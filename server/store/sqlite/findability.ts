import { and, eq, sql } from 'drizzle-orm';
import type { Process } from '../../../shared/process.ts';
import { holders, identifiers as identifiersOf, searchTerms } from '../../search/search-terms.ts';
import { identifierKind, termKind } from './codes.ts';
import type { Connection } from './open.ts';
import { identifiers, processTerms, terms } from './schema.ts';
import { statement } from './statement.ts';

/** Entries as strings, so that old and new can be told apart by value: kind, key and text. */
function termsOf(process: Process): Map<string, { kind: number; key: string; value: string }> {
  const all = [
    ...searchTerms(process).map(({ key, value }) =>
      key === null ? { kind: termKind.station, key: '', value } : { kind: termKind.label, key, value },
    ),
    ...holders(process).map((value) => ({ kind: termKind.holder, key: '', value })),
  ];
  return new Map(all.map((term) => [JSON.stringify([term.kind, term.key, term.value]), term]));
}

function idsOf(process: Process): Map<string, { kind: number; value: string }> {
  const { transactions, processNumber, sessionIds } = identifiersOf(process);
  const all = [
    ...transactions.map((value) => ({ kind: identifierKind.transaction, value })),
    ...(processNumber === null ? [] : [{ kind: identifierKind.processNumber, value: processNumber }]),
    ...sessionIds.map((value) => ({ kind: identifierKind.session, value })),
  ];
  return new Map(all.map((each) => [JSON.stringify([each.kind, each.value]), each]));
}

/** Keeps the search tables of a process in step with its snapshot, writing only what changed. */
export function createFindability({ client, db }: Connection) {
  const cache = new Map<string, number>();
  const findTerm = db
    .select({ id: terms.id })
    .from(terms)
    .where(
      and(
        eq(terms.kind, sql.placeholder('kind')),
        eq(terms.key, sql.placeholder('key')),
        eq(terms.value, sql.placeholder('value')),
      ),
    )
    .prepare();
  const makeTerm = statement(
    client,
    db
      .insert(terms)
      .values({
        kind: sql.placeholder('kind'),
        key: sql.placeholder('key'),
        value: sql.placeholder('value'),
      }),
  );
  const pair = { term: sql.placeholder('term'), process: sql.placeholder('process') };
  const link = statement(client, db.insert(processTerms).values(pair).onConflictDoNothing());
  const unlink = statement(
    client,
    db
      .delete(processTerms)
      .where(and(eq(processTerms.term, pair.term), eq(processTerms.process, pair.process))),
  );
  const triple = {
    kind: sql.placeholder('kind'),
    value: sql.placeholder('value'),
    process: sql.placeholder('process'),
  };
  const addId = statement(client, db.insert(identifiers).values(triple).onConflictDoNothing());
  const dropId = statement(
    client,
    db
      .delete(identifiers)
      .where(
        and(
          eq(identifiers.kind, triple.kind),
          eq(identifiers.value, triple.value),
          eq(identifiers.process, triple.process),
        ),
      ),
  );

  function termId(name: string, term: { kind: number; key: string; value: string }): number {
    const known = cache.get(name);
    if (known !== undefined) return known;
    const id =
      findTerm.get(term)?.id ?? Number(makeTerm.run(term.kind, term.key, term.value).lastInsertRowid);
    if (cache.size >= 20_000) cache.clear();
    cache.set(name, id);
    return id;
  }

  return {
    update(process: number, before: Process | null, after: Process): void {
      const oldTerms = before ? termsOf(before) : new Map<string, never>();
      const newTerms = termsOf(after);
      for (const [name, term] of oldTerms) if (!newTerms.has(name)) unlink.run(termId(name, term), process);
      for (const [name, term] of newTerms) if (!oldTerms.has(name)) link.run(termId(name, term), process);
      const oldIds = before ? idsOf(before) : new Map<string, never>();
      const newIds = idsOf(after);
      for (const [name, id] of oldIds) if (!newIds.has(name)) dropId.run(id.kind, id.value, process);
      for (const [name, id] of newIds) if (!oldIds.has(name)) addId.run(id.kind, id.value, process);
    },
    /** To be called where the terms may be gone: after a rollback, or before they are deleted. */
    forget: () => {
      cache.clear();
    },
  };
}
