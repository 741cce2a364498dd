import type { QueryMistake } from '../../shared/query-mistake.ts';
import { type QueryTree, readTree } from '../../shared/query-tree.ts';
import { describeMistake } from './describe-mistake.ts';
import { allOf, type Filter, is, not } from './filter.ts';
import { readTerm } from './read-term.ts';

export interface Refused {
  ok: false;
  /** What the mistake is, in a sentence. */
  reason: string;
  mistake: QueryMistake;
}
export type ParsedQuery = { ok: true; filter: Filter } | Refused;

type ReadFilter = { ok: true; filter: Filter } | { ok: false; mistake: QueryMistake };

/** Reads the search language of the API. A query that cannot be meant gives its first mistake, never an exception. */
export function parseQuery(text: string): ParsedQuery {
  const read = readTree(text);
  const found = read.ok ? filterOf(read.tree) : read;
  return found.ok ? found : { ...found, reason: describeMistake(found.mistake, text) };
}

function filterOf(tree: QueryTree): ReadFilter {
  if (tree.kind === 'term') {
    const read = readTerm(tree);
    if ('mistake' in read)
      return { ok: false, mistake: { at: tree.at, length: tree.text.length, ...read.mistake } };
    return { ok: true, filter: orNot(is(read.criterion), tree.negated) };
  }
  const parts: Filter[] = [];
  for (const part of tree.parts) {
    const read = filterOf(part);
    if (!read.ok) return read;
    parts.push(read.filter);
  }
  return {
    ok: true,
    filter: orNot(tree.kind === 'and' ? allOf(...parts) : { kind: 'or', parts }, tree.negated),
  };
}

function orNot(filter: Filter, negated: boolean): Filter {
  return negated ? not(filter) : filter;
}
