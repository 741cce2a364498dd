import type { Suggestion } from '../../../../shared/suggestion.ts';
import { textStart, typeSearch, writeSearch, type SearchText } from './search-text.ts';

/** Something to put into the box: a search of before in place of all of it, anything else in place of a part. */
export type Offer = { kind: 'recent'; text: string } | Suggestion;

/** What the language has, in the order in which it is told to somebody who has typed nothing yet. */
export const operators = [
  ['state:', 'state'],
  ['at:', 'at'],
  ['station:', 'station'],
  ['workflow:', 'workflow'],
  ['is:late', 'late'],
  ['is:quiet', 'quiet'],
  ['is:test', 'test'],
  ['waiting:', 'waiting'],
  ['updated:', 'updated'],
  ['started:', 'started'],
  ['took:', 'took'],
  ['recipient:', 'recipient'],
  ['author:', 'author'],
  ['template:', 'template'],
  ['has:document', 'document'],
  ['source:', 'source'],
] as const;

/** The search with an offer taken, and where the caret then stands in its text. `goesOn` while the term still lacks its value. */
export function takeOffer(
  search: SearchText,
  { text, from, to }: Suggestion,
): { search: SearchText; caret: number; goesOn: boolean } {
  const start = textStart(search);
  const [before, after] = [search.text.slice(0, Math.max(0, from - start)), search.text.slice(to - start)];
  const goesOn = text.endsWith(':');
  const isLast = after.trim() === '';
  const typed = before + text + (isLast ? '' : after);
  const caret = before.length + text.length;
  if (goesOn || !isLast) return { search: { ...search, text: typed }, caret, goesOn };
  const settled = typeSearch(search, `${typed} `);
  return { search: settled, caret: settled.text.length, goesOn };
}

/** What stands at the caret of the box: nothing while a new term begins there. */
export function isBetweenTerms(search: SearchText, caret: number): boolean {
  const at = textStart(search) + caret;
  return /(?:^|[\s(])-?$/u.test(writeSearch(search).slice(0, at));
}
