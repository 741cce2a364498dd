import { readTokens, type QueryTerm } from './query-text.ts';

/**
 * The terms that a search asks for beside everything else in it: those in no parentheses. None where an `or` stands
 * among them, since then none of them holds for all that is found.
 */
export function andedTerms(q: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  return walk(q, (term) => terms.push(term)) ? [] : terms;
}

/** The search without those of its terms. */
export function cutTerms(q: string, terms: readonly QueryTerm[]): string {
  const [last, ...others] = terms.toSorted((a, b) => b.at - a.at);
  if (!last) return q;
  const [before, after] = [q.slice(0, last.at).trim(), q.slice(last.at + last.text.length).trim()];
  return cutTerms(before && after ? `${before} ${after}` : before + after, others);
}

/** One search for what all of them find. A mistake in the first one stays a mistake. */
export function andQueries(queries: readonly string[]): string {
  const asked = queries.map((q) => q.trim()).filter((q) => q !== '');
  if (asked.length < 2) return asked.join('');
  return asked.map((q) => (walk(q) ? `(${q})` : q)).join(' ');
}

/** Tells the terms in no parentheses; true where an `or` stands among them. */
function walk(q: string, tell?: (term: QueryTerm) => void): boolean {
  let depth = 0;
  let hasOr = false;
  for (const token of readTokens(q)) {
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (depth === 0 && token.kind === 'or') hasOr = true;
    else if (depth === 0 && token.kind === 'term') tell?.(token);
    // What is closed and was never opened is a mistake, which parentheses around it would hide.
    if (depth < 0) return false;
  }
  return hasOr;
}
