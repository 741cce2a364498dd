import type { ProcessState } from '../../shared/states.ts';
import { caseless } from '../search/caseless.ts';
import { type ParsedQuery, parseQuery } from '../search/parse-query.ts';

/** The filter of a request: its search text with the two parameters that lists have beside it. */
export function readFilter(query: {
  q?: string | undefined;
  state?: ProcessState | undefined;
  workflow?: string | undefined;
}): ParsedQuery {
  const parsed = parseQuery(query.q ?? '');
  if (!parsed.ok) return parsed;
  const filter = [...parsed.filter];
  if (query.workflow) {
    filter.push({ criterion: { kind: 'workflow', name: caseless(query.workflow) }, negated: false });
  }
  if (query.state) filter.push({ criterion: { kind: 'state', state: query.state }, negated: false });
  return { ok: true, filter };
}
