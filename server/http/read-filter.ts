import type { ProcessState } from '../../shared/states.ts';
import { caseless } from '../search/caseless.ts';
import { allOf, type Filter, is } from '../search/filter.ts';
import { type ParsedQuery, parseQuery } from '../search/parse-query.ts';

/** The filter of a request: its search text with the two parameters that lists have beside it. */
export function readFilter(query: {
  q?: string | undefined;
  state?: ProcessState | undefined;
  workflow?: string | undefined;
}): ParsedQuery {
  const parsed = parseQuery(query.q ?? '');
  if (!parsed.ok) return parsed;
  const beside: Filter[] = [];
  if (query.workflow) beside.push(is({ kind: 'workflow', name: caseless(query.workflow) }));
  if (query.state) beside.push(is({ kind: 'state', state: query.state }));
  return { ok: true, filter: allOf(parsed.filter, ...beside) };
}
