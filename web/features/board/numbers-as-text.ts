import { andedTerms } from '../../../shared/anded-terms.ts';

/**
 * The search with its bare numbers in quotes, and those numbers. A bare number is that of a transaction or a process,
 * in quotes it is also found inside labels and names, as a telephone number or an identity number is. Null where the
 * search asks for no bare number.
 */
export function numbersAsText(q: string): { q: string; numbers: string[] } | null {
  const terms = andedTerms(q).filter(
    ({ key, quoted, negated, value }) => key === null && !quoted && !negated && /^\d+$/u.test(value),
  );
  if (terms.length === 0) return null;
  let text = q;
  for (const { at, value } of terms.toReversed()) {
    text = `${text.slice(0, at)}"${value}"${text.slice(at + value.length)}`;
  }
  return { q: text, numbers: terms.map(({ value }) => value) };
}
