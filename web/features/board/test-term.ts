import { andedTerms, andQueries, cutTerms } from '../../../shared/anded-terms.ts';
import type { QueryTerm } from '../../../shared/query-text.ts';

const asks = ({ key, value, negated }: QueryTerm) =>
  !negated && key?.toLowerCase() === 'is' && value.toLowerCase() === 'test';

/** Whether a search is for tests alone. */
export function asksForTests(q: string): boolean {
  return andedTerms(q).some(asks);
}

/** The search, for tests alone from then on, or no longer. */
export function toggleTests(q: string): string {
  if (!asksForTests(q)) return andQueries([q, 'is:test']);
  return cutTerms(q, andedTerms(q).filter(asks));
}
