import { splitTerms, type QueryTerm } from '../../../shared/query-text.ts';

const asks = ({ key, value, negated }: QueryTerm) =>
  !negated && key?.toLowerCase() === 'is' && value.toLowerCase() === 'test';

/** Whether a search is for tests alone. */
export function asksForTests(q: string): boolean {
  return splitTerms(q).some(asks);
}

/** The search, for tests alone from then on, or no longer. */
export function toggleTests(q: string): string {
  if (!asksForTests(q)) return `${q} is:test`.trim();
  const terms = splitTerms(q).filter((term) => !asks(term));
  return terms.map(({ text }) => text).join(' ');
}
