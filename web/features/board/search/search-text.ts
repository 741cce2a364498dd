import { readTokens, type QueryToken } from '../../../../shared/query-text.ts';
import { readTree } from '../../../../shared/query-tree.ts';
import { boardState, keyOf } from '../board-state.ts';

/** A search as its box shows it: what is settled stands there word by word, the rest is still text. */
export interface SearchText {
  settled: string;
  text: string;
}

export const noSearch: SearchText = { settled: '', text: '' };

/** Everything up to the last term with a key, `or` or parenthesis is settled; the plain words after it remain to be edited. */
export function readSearch(q: string): SearchText {
  return readTree(q).ok ? split(q) : { settled: '', text: q };
}

export function writeSearch({ settled, text }: SearchText): string {
  return settled === '' || text === '' ? settled + text : `${settled} ${text}`;
}

/** Where the text begins in the whole search. */
export function textStart({ settled }: SearchText): number {
  return settled === '' ? 0 : settled.length + 1;
}

/**
 * What typing leads to. A term settles once a space ends it; a space inside open quotes does not, since the term then
 * still reaches to the end of the text. A parenthesis may be closed later.
 */
export function typeSearch({ settled }: SearchText, text: string): SearchText {
  const typed = { settled, text };
  const q = writeSearch(typed);
  const last = readTokens(q).at(-1);
  if (last === undefined || endOf(last) === q.length || !isLasting(last) || last.kind === 'or') return typed;
  const read = readTree(q);
  return read.ok || read.mistake.code === 'unclosed_group' ? split(q) : typed;
}

/** What somebody has typed by now who began with nothing: the same as if it had been typed here. */
export function typedSearch(text: string): SearchText {
  const last = text.search(/\S*$/u);
  const before = typeSearch(noSearch, text.slice(0, last));
  return { ...before, text: before.text + text.slice(last) };
}

/** Everything that can settle does, as when Enter is pressed; nothing where there is a mistake. */
export function settleSearch(search: SearchText): SearchText {
  const q = writeSearch(search);
  return readTree(q).ok ? split(q) : search;
}

/** All of it as text again. */
export function asText(search: SearchText): SearchText {
  return { settled: '', text: writeSearch(search) };
}

/** The search without one of its settled terms, and without what that leaves alone: an `or`, a pair of parentheses. */
export function withoutTerm({ settled, text }: SearchText, at: number): SearchText {
  const left = readTokens(settled).filter((token) => token.at !== at);
  return { settled: join(tidy(left, text.trim() !== '')), text };
}

/** What Backspace leads to at the start of the text: the last term goes; what is no term becomes text. */
export function stepBack(search: SearchText): SearchText {
  const last = readTokens(search.settled).at(-1);
  return last?.kind === 'term' ? withoutTerm(search, last.at) : asText(search);
}

/**
 * What can be asked for while somebody types: everything but what only begins to mean something at its end, as
 * `CUSTOMER_TAG:`, `state:run` or `or`, which would find nothing or be refused. Null where that is a mistake still.
 */
export function askable(q: string): string | null {
  const last = readTokens(q).at(-1);
  if (last !== undefined && begins(last, q)) return askable(q.slice(0, last.at).trimEnd());
  return readTree(q).ok ? q.trim() : null;
}

function begins(token: QueryToken, q: string): boolean {
  if (token.kind !== 'term') return token.kind !== 'close';
  // A dash alone begins what is to be left out.
  if (token.isOpen || token.text === '-') return true;
  if (token.key === null || endOf(token) < q.length) return false;
  const [key, typed] = [token.key.toLowerCase(), token.value.toLowerCase()];
  if (/^[<>]?=?$/u.test(typed)) return true;
  return boardState.options.some((each) => key === keyOf(each) && each !== typed && each.startsWith(typed));
}

function endOf({ at, text }: QueryToken): number {
  return at + text.length;
}

/** Plain words are often written on; all else is finished when it has ended. */
function isLasting(token: QueryToken): boolean {
  return token.kind !== 'term' || token.key !== null;
}

function split(q: string): SearchText {
  const last = readTokens(q).findLast(isLasting);
  const end = last === undefined ? 0 : endOf(last);
  return { settled: q.slice(0, end).trim(), text: q.slice(end).trim() };
}

function tidy(tokens: QueryToken[], goesOn: boolean): QueryToken[] {
  const kept = tokens.filter((token, at) => {
    const [before, after] = [tokens[at - 1]?.kind, tokens[at + 1]?.kind];
    if (token.kind === 'or') {
      const hasLeft = before === 'term' || before === 'close';
      return hasLeft && (after === undefined ? goesOn : after !== 'close');
    }
    // Parentheses around nothing, or around a single term.
    if (token.kind === 'open') {
      return after !== 'close' && (token.negated || after !== 'term' || tokens[at + 2]?.kind !== 'close');
    }
    if (token.kind === 'term') return true;
    const opening = before === 'term' ? tokens[at - 2] : tokens[at - 1];
    return opening?.kind !== 'open' || (before === 'term' && opening.negated);
  });
  return kept.length === tokens.length ? kept : tidy(kept, goesOn);
}

function join(tokens: readonly QueryToken[]): string {
  return tokens.reduce((text, { kind, text: word }, at) => {
    const isTight = at === 0 || kind === 'close' || tokens[at - 1]?.kind === 'open';
    return text + (isTight ? '' : ' ') + word;
  }, '');
}
