import { type QueryTerm, splitTerms } from '../../shared/query-text.ts';
import { type ProcessState, processStates } from '../../shared/states.ts';
import { caseless } from './caseless.ts';
import type { Criterion, Filter } from './filter.ts';

export type ParsedQuery = { ok: true; filter: Filter } | { ok: false; reason: string };

const maxLength = 2000;
const maxTerms = 20;

/** Reads the search language of the API. A query that cannot be meant gives a sentence, never an exception. */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > maxLength) return { ok: false, reason: `A search has at most ${maxLength} characters.` };
  const terms = splitTerms(text);
  if (terms.length > maxTerms) return { ok: false, reason: `A search has at most ${maxTerms} terms.` };
  const filter: { criterion: Criterion; negated: boolean }[] = [];
  for (const term of terms) {
    const read = readTerm(term);
    if (typeof read === 'string') return { ok: false, reason: read };
    if (read) filter.push({ criterion: read, negated: term.negated });
  }
  return { ok: true, filter };
}

/** Null for an empty term (`""`), which asks for nothing. */
function readTerm({ key, value, quoted }: QueryTerm): Criterion | string | null {
  if (key !== null) return readKeyed(key, value);
  if (value === '') return null;
  if (!quoted && /^\d+$/u.test(value)) return { kind: 'number', value };
  if (!quoted && /^#.+/u.test(value)) return { kind: 'processNumber', value: value.slice(1) };
  return { kind: 'text', text: caseless(value), exact: value };
}

function readKeyed(key: string, value: string): Criterion | string {
  switch (key.toLowerCase()) {
    case 'station':
      return { kind: 'station', name: caseless(value) };
    case 'at':
      return { kind: 'at', name: caseless(value) };
    case 'workflow':
      return { kind: 'workflow', name: caseless(value) };
    case 'source':
      return { kind: 'source', slug: value };
    case 'state':
      return readState(value);
    case 'since':
      return readSince(value);
    case 'is':
      return readIs(value);
    default: {
      const label = key.toLowerCase().startsWith('label.') ? key.slice('label.'.length) : key;
      return { kind: 'label', key: caseless(label), value: caseless(value) };
    }
  }
}

function readIs(value: string): Criterion | string {
  const kind = value.toLowerCase();
  if (kind === 'test' || kind === 'late' || kind === 'quiet') return { kind };
  return `is:${value} is not known; is:late, is:quiet and is:test are.`;
}

function readSince(value: string): Criterion | string {
  if (/^\d{1,15}$/u.test(value)) return { kind: 'since', seq: Number(value) };
  return `since:${value} is not known; since: takes a number of the log, such as since:1200.`;
}

function readState(value: string): Criterion | string {
  const state = value.toLowerCase();
  if ((processStates as readonly string[]).includes(state))
    return { kind: 'state', state: state as ProcessState };
  return `state:${value} is not known; the states are ${processStates.join(', ')}.`;
}
