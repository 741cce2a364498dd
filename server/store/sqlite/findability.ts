import { and, eq, sql } from 'drizzle-orm';
import type { Labels } from '../../../shared/process.ts';
import { isOpen } from '../../../shared/states.ts';
import type { FoldedProcess } from '../../process/folded.ts';
import { identifiers as identifiersOf, searchedTexts, searchTerms } from '../../search/search-terms.ts';
import { identifierKind, termKind } from './codes.ts';
import type { Connection } from './open.ts';
import { identifiers, processTerms, terms } from './projection-schema.ts';
import { statement } from './statement.ts';

interface Term {
  kind: number;
  key: string;
  value: string;
}

interface Id {
  kind: number;
  value: string;
}

/** By what a process is found, each entry under a name of its own, so that old and new can be told apart. */
interface Entries {
  terms: Map<string, Term>;
  ids: Map<string, Id>;
  /** What a search for a part of a text looks through, a line each. */
  texts: string;
}

const nothing: Entries = { terms: new Map(), ids: new Map(), texts: '' };

function entriesOf(process: FoldedProcess): Entries {
  const { transactions, processNumber, sessionIds, parentId, documents } = identifiersOf(process);
  const terms = new Map<string, Term>();
  const ids = new Map<string, Id>();
  const addId = (kind: number, value: string) => ids.set(`${kind} ${value}`, { kind, value });
  const found = searchTerms(process);
  for (const { kind, key, value } of found) {
    const code = termKind[kind];
    terms.set(`${code} ${key.length} ${key} ${value}`, { kind: code, key, value });
  }
  for (const value of transactions) addId(identifierKind.transaction, value);
  if (processNumber !== null) addId(identifierKind.processNumber, processNumber);
  for (const value of sessionIds) addId(identifierKind.session, value);
  if (parentId !== null) addId(identifierKind.parent, parentId);
  for (const value of documents) addId(identifierKind.document, value);
  return { terms, ids, texts: searchedTexts(found).join('\n') };
}

/** Whether two snapshots are found by the same: nearly every event of a process changes nothing in that. */
function isFoundAlike(before: FoldedProcess, after: FoldedProcess): boolean {
  return (
    before.processNumber === after.processNumber &&
    before.parentId === after.parentId &&
    before.author === after.author &&
    hasSameTexts(before.templates, after.templates) &&
    hasSameTexts(before.documents, after.documents) &&
    before.state === after.state &&
    before.stations.length === after.stations.length &&
    before.stations.every((station, index) => {
      const other = after.stations[index];
      return (
        station.name === other?.name &&
        station.recipientId === other.recipientId &&
        isOpen(station.state) === isOpen(other.state) &&
        station.sessions.length === other.sessions.length &&
        station.sessions.every((session, at) => {
          const same = other.sessions[at];
          return (
            session.sessionId === same?.sessionId && session.transactionNumber === same.transactionNumber
          );
        })
      );
    }) &&
    hasSameLabels(before.labels, after.labels)
  );
}

function hasSameTexts(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((text, index) => text === after[index]);
}

function hasSameLabels(before: Labels, after: Labels): boolean {
  const keys = Object.keys(before);
  return (
    keys.length === Object.keys(after).length &&
    keys.every((key) => Object.hasOwn(after, key) && before[key] === after[key])
  );
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
    db.insert(terms).values({
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

  function termId(name: string, term: Term): number {
    const known = cache.get(name);
    if (known !== undefined) return known;
    const id =
      findTerm.get({ ...term })?.id ?? Number(makeTerm.run(term.kind, term.key, term.value).lastInsertRowid);
    if (cache.size >= 20_000) cache.clear();
    cache.set(name, id);
    return id;
  }

  /** Of snapshots that may be the ones before the next: each is looked at once. */
  const known = new WeakMap<FoldedProcess, Entries>();

  function entriesBefore(process: FoldedProcess): Entries {
    return known.get(process) ?? entriesOf(process);
  }

  function write(process: number, old: Entries, now: Entries): void {
    for (const [name, term] of old.terms) if (!now.terms.has(name)) unlink.run(termId(name, term), process);
    for (const [name, term] of now.terms) if (!old.terms.has(name)) link.run(termId(name, term), process);
    for (const [name, { kind, value }] of old.ids) if (!now.ids.has(name)) dropId.run(kind, value, process);
    for (const [name, { kind, value }] of now.ids) if (!old.ids.has(name)) addId.run(kind, value, process);
  }

  return {
    /** Gives the texts of the process, for its row. */
    update(process: number, before: FoldedProcess | null, after: FoldedProcess): string {
      const old = before ? entriesBefore(before) : nothing;
      const isAlike = before !== null && isFoundAlike(before, after);
      const now = isAlike ? old : entriesOf(after);
      if (!isAlike) write(process, old, now);
      known.set(after, now);
      return now.texts;
    },
    /** Nothing finds the process any more. */
    drop: (process: number, before: FoldedProcess) => write(process, entriesBefore(before), nothing),
    /** To be called where the terms may be gone: after a rollback, or before they are deleted. */
    forget: () => {
      cache.clear();
    },
  };
}
