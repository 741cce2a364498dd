import { andedTerms, cutTerms } from '../../../shared/anded-terms.ts';
import { readTokens, type QueryTerm, type QueryToken } from '../../../shared/query-text.ts';
import { boardState, keyOf } from './board-state.ts';

/** A search as its field shows it: what is settled stands in chips, the rest is still text. */
export interface SearchText {
  chips: QueryTerm[];
  text: string;
}

/**
 * Terms with a key become chips, the others remain to be edited: their order does not matter, since all are ANDed. What
 * an `or` or parentheses hold together remains as well.
 */
export function readSearch(q: string): SearchText {
  const chips = andedTerms(q).filter(({ key, isOpen }) => key !== null && !isOpen);
  return { chips, text: cutTerms(q, chips) };
}

export function writeSearch({ chips, text }: SearchText): string {
  return [...chips.map((chip) => chip.text), text.trim()].filter((part) => part !== '').join(' ');
}

/**
 * What typing leads to. A term turns into a chip once a space ends it; a space inside open quotes does not,
 * since the term then still reaches to the end of the text.
 */
export function typeSearch({ chips }: SearchText, text: string): SearchText {
  if (!/\s$/u.test(text)) return { chips, text };
  const last = readTokens(text).at(-1);
  if (last === undefined || text.endsWith(last.text)) return { chips, text };
  const read = readSearch(text);
  return read.chips.length === 0 ? { chips, text } : settle(chips, read);
}

/** Everything that can be a chip becomes one, as when Enter is pressed. */
export function settleSearch({ chips, text }: SearchText): SearchText {
  return settle(chips, readSearch(text));
}

/**
 * What can be asked for while somebody types: everything but a last word that only begins to mean something, as
 * `CUSTOMER_TAG:`, `state:run` or `or`, which would find nothing or be refused.
 */
export function askable({ chips, text }: SearchText): string {
  const last = readTokens(text).at(-1);
  if (last === undefined || !begins(last, text)) return writeSearch({ chips, text });
  return askable({ chips, text: text.slice(0, last.at).trimEnd() });
}

function begins(token: QueryToken, text: string): boolean {
  if (token.kind !== 'term') return token.kind !== 'close';
  const { key, value, isOpen } = token;
  if (isOpen) return true;
  if (key === null || !text.endsWith(token.text)) return false;
  const typed = value.toLowerCase();
  if (typed === '') return true;
  return boardState.options.some(
    (each) => key.toLowerCase() === keyOf(each) && each !== typed && each.startsWith(typed),
  );
}

function settle(chips: QueryTerm[], read: SearchText): SearchText {
  const fresh = read.chips.filter((chip) => !chips.some(({ text }) => text === chip.text));
  return { chips: [...chips, ...fresh], text: read.text };
}
