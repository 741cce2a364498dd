import type { Process } from '../../shared/process.ts';
import { isOpen } from '../../shared/states.ts';
import { caseless } from './caseless.ts';

/** A text by which a process is found: a label (caseless key and value), or a station's name (key null). */
export interface SearchTerm {
  key: string | null;
  value: string;
}

/** Ids and numbers by which a process is found exactly. */
export interface Identifiers {
  /** Transaction numbers of its sessions. */
  transactions: string[];
  processNumber: string | null;
  sessionIds: string[];
}

/** The texts of a process, each once. The same list feeds the index and the live view. */
export function searchTerms(process: Pick<Process, 'labels' | 'stations'>): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  const add = (key: string | null, value: string) =>
    terms.set(key === null ? `station ${value}` : `${key.length} ${key} ${value}`, { key, value });
  for (const [key, value] of Object.entries(process.labels)) add(caseless(key), caseless(value));
  for (const station of process.stations) add(null, caseless(station.name));
  return [...terms.values()];
}

export function identifiers(process: Pick<Process, 'stations' | 'processNumber'>): Identifiers {
  const sessions = process.stations.flatMap((station) => station.sessions);
  const numbers = sessions.map((session) => session.transactionNumber).filter((number) => number !== null);
  return {
    transactions: [...new Set(numbers.map(String))],
    processNumber: process.processNumber === null ? null : String(process.processNumber),
    sessionIds: sessions.map((session) => session.sessionId),
  };
}

/** Caseless names of the stations that hold the process now; where none is open, of the last one. */
export function holders(process: Pick<Process, 'stations' | 'state'>): string[] {
  const open = process.stations.filter((station) => isOpen(station.state));
  const holding = open.length > 0 || process.state === 'completed' ? open : process.stations.slice(-1);
  return [...new Set(holding.map((station) => caseless(station.name)))];
}
