import type { QueryMistake } from './query-mistake.ts';
import { type QueryMark, type QueryTerm, type QueryToken, readTokens, writeTerm } from './query-text.ts';

/** What stands side by side is ANDed, which binds tighter than `or`; parentheses group. */
export interface QueryGroup {
  kind: 'and' | 'or';
  negated: boolean;
  /** Empty for an empty search alone. */
  parts: QueryTree[];
  /** From its first character to its last, parentheses and dash included. */
  at: number;
  length: number;
}
export type QueryTree = QueryTerm | QueryGroup;

export type ReadTree = { ok: true; tree: QueryTree } | { ok: false; mistake: QueryMistake };

export const longestQuery = 2000;
export const mostTerms = 20;
export const deepestGroup = 8;

/** A group that is being read: its `or` parts so far, the last of which still grows. */
interface Level {
  open: QueryMark | null;
  parts: QueryTree[][];
}

/** Reads a search, or tells its first mistake. */
export function readTree(text: string): ReadTree {
  if (text.length > longestQuery) {
    return mistaken('too_long', longestQuery, text.length - longestQuery, { limit: longestQuery });
  }
  const levels: Level[] = [];
  let level: Level = { open: null, parts: [[]] };
  let terms = 0;
  let before: QueryToken | null = null;
  const tokens = readTokens(text);
  for (const [index, token] of tokens.entries()) {
    const wrong = mistakeOf(token, before, tokens[index + 1]);
    if (wrong) return wrong;
    before = token;
    if (token.kind === 'term') {
      terms += 1;
      if (terms > mostTerms) return mistakenAt(token, 'too_many_terms', { limit: mostTerms });
      level.parts.at(-1)?.push(token);
    } else if (token.kind === 'or') {
      level.parts.push([]);
    } else if (token.kind === 'open') {
      if (levels.length === deepestGroup) return mistakenAt(token, 'too_deep', { limit: deepestGroup });
      levels.push(level);
      level = { open: token, parts: [[]] };
    } else {
      const outer = levels.pop();
      if (!outer || !level.open) return mistakenAt(token, 'unopened_group');
      outer.parts.at(-1)?.push(grouped(level.parts, level.open, token.at + 1));
      level = outer;
    }
  }
  if (before?.kind === 'or') return mistakenAt(before, 'lonely_or');
  if (level.open) return mistakenAt(level.open, 'unclosed_group');
  return { ok: true, tree: grouped(level.parts, null, text.length) };
}

/** What is wrong with a word where it stands. */
function mistakeOf(
  token: QueryToken,
  before: QueryToken | null,
  after: QueryToken | undefined,
): ReadTree | null {
  const isFirst = before === null || before.kind === 'or' || before.kind === 'open';
  if (token.kind === 'or') return isFirst ? mistakenAt(token, 'lonely_or') : null;
  if (token.kind === 'close') {
    if (before?.kind === 'or') return mistakenAt(before, 'lonely_or');
    return before?.kind === 'open' ? mistaken('empty_group', before.at, token.at + 1 - before.at) : null;
  }
  if (token.kind !== 'term') return null;
  if (token.isOpen) return mistakenAt(token, 'unclosed_quote');
  const isEmpty = token.value === '' && (token.key === null || !token.quoted);
  if (!isEmpty) return null;
  if (token.key === null || after?.kind !== 'open' || after.at !== token.at + token.text.length)
    return mistakenAt(token, 'missing_value');
  const [one, other] = ['a', 'b'].map((value) => writeTerm(token.key ?? '', value));
  return mistakenAt(token, 'key_before_group', { expected: [`(${one} or ${other})`] });
}

/** What holds a single thing is that thing. */
function grouped(alternatives: QueryTree[][], open: QueryMark | null, end: number): QueryTree {
  const isOr = alternatives.length > 1;
  const parts = isOr ? alternatives.map(sideBySide) : (alternatives[0] ?? []);
  const negated = open?.negated ?? false;
  const [only] = parts;
  if (only && parts.length === 1 && !negated) return only;
  const at = open?.at ?? 0;
  return { kind: isOr ? 'or' : 'and', negated, parts, at, length: end - at };
}

function sideBySide(parts: QueryTree[]): QueryTree {
  const [first, ...more] = parts;
  const last = more.at(-1);
  if (!first || !last) return first ?? { kind: 'and', negated: false, parts, at: 0, length: 0 };
  return { kind: 'and', negated: false, parts, at: first.at, length: endOf(last) - first.at };
}

function endOf(tree: QueryTree): number {
  return tree.at + (tree.kind === 'term' ? tree.text.length : tree.length);
}

function mistakenAt(token: QueryToken, code: QueryMistake['code'], more?: Partial<QueryMistake>): ReadTree {
  return mistaken(code, token.at, token.text.length, more);
}

function mistaken(
  code: QueryMistake['code'],
  at: number,
  length: number,
  more?: Partial<QueryMistake>,
): ReadTree {
  return { ok: false, mistake: { code, at, length, ...more } };
}
