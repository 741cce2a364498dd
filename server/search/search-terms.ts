import type { Process } from '../../shared/process.ts';
import { isOpen } from '../../shared/states.ts';
import { caseless } from './caseless.ts';

/** What a text is by which a process is found. Of the first ones parts are found too. */
export const textKinds = ['label', 'labelKey', 'station', 'template', 'author'] as const;
export const termKinds = [...textKinds, 'holder', 'recipientId', 'trait'] as const;
export type TermKind = (typeof termKinds)[number];

/** What a process has one or more of, whatever they are. */
export type Trait = 'document' | 'station' | 'holder' | 'recipient' | 'template' | 'author';

/** A text by which a process is found, caseless but for ids. */
export interface SearchTerm {
  kind: TermKind;
  /** Of a label; empty for all else. */
  key: string;
  value: string;
  /** The value as it was written. */
  text: string;
}

/** Ids and numbers by which a process is found exactly. */
export interface Identifiers {
  /** Transaction numbers of its sessions. */
  transactions: string[];
  processNumber: string | null;
  sessionIds: string[];
  parentId: string | null;
  documents: string[];
}

type Found = Pick<Process, 'labels' | 'stations' | 'state' | 'author' | 'templates' | 'documents'>;

/** The texts of a process, each once. The same list feeds the index and the live view. */
export function searchTerms(process: Found): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  const add = (kind: TermKind, text: string, key = '', value = caseless(text)) =>
    terms.set(`${kind} ${key.length} ${key} ${value}`, { kind, key, value, text });
  for (const [key, value] of Object.entries(process.labels)) {
    add('label', value, caseless(key));
    add('labelKey', key);
  }
  for (const { name, recipientId } of process.stations) {
    add('station', name);
    if (recipientId !== null) add('recipientId', recipientId, '', recipientId);
  }
  for (const template of process.templates) add('template', template);
  if (process.author !== null) add('author', process.author);
  for (const name of holders(process)) add('holder', name);
  for (const trait of traits(process)) add('trait', trait);
  return [...terms.values()];
}

/** The texts that a search for a part of one looks through. */
export function searchedTexts(terms: readonly SearchTerm[]): string[] {
  return terms
    .filter(({ kind }) => (textKinds as readonly TermKind[]).includes(kind))
    .map(({ value }) => value);
}

export function identifiers(
  process: Pick<Process, 'stations' | 'processNumber' | 'parentId' | 'documents'>,
): Identifiers {
  const sessions = process.stations.flatMap((station) => station.sessions);
  const numbers = sessions.map((session) => session.transactionNumber).filter((number) => number !== null);
  return {
    transactions: [...new Set(numbers.map(String))],
    processNumber: process.processNumber === null ? null : String(process.processNumber),
    sessionIds: sessions.map((session) => session.sessionId),
    parentId: process.parentId,
    documents: process.documents,
  };
}

function traits(process: Found): Trait[] {
  const has: Record<Trait, boolean> = {
    document: process.documents.length > 0,
    station: process.stations.length > 0,
    holder: holders(process).length > 0,
    recipient: process.stations.some(isSentToSomebody),
    template: process.templates.length > 0,
    author: process.author !== null,
  };
  return Object.entries(has).flatMap(([trait, holds]) => (holds ? [trait as Trait] : []));
}

/** A station without a recipient goes by the number or the id of a session. */
function isSentToSomebody({ name, recipientId, sessions }: Process['stations'][number]): boolean {
  if (recipientId !== null) return true;
  return !sessions.some((each) => name === each.sessionId || name === `#${each.transactionNumber}`);
}

/** Names of the stations that hold the process now; where none is open, of the last one. */
export function holders(process: Pick<Process, 'stations' | 'state'>): string[] {
  const open = process.stations.filter((station) => isOpen(station.state));
  const holding = open.length > 0 || process.state === 'completed' ? open : process.stations.slice(-1);
  return [...new Set(holding.map((station) => station.name))];
}
