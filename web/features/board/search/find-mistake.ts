import { queryMistake, type QueryMistake } from '../../../../shared/query-mistake.ts';
import { readTokens } from '../../../../shared/query-text.ts';
import { readTree } from '../../../../shared/query-tree.ts';
import type { ApiError } from '../../../lib/api-error.ts';

export interface Asked {
  /** The search that was last asked for. */
  q: string;
  /** The whole search that the server was asked, filters included. */
  whole: string;
  /** Why it refused; null where it did not. */
  refusal: ApiError | null;
}

/** The first mistake of a text, by its place in it: what can be seen here, or what the server says about the same. */
export function findMistake(text: string, { q, whole, refusal }: Asked): QueryMistake | null {
  const read = readTree(text);
  if (!read.ok) return read.mistake;
  if (refusal === null || text.trim() !== q.trim()) return null;
  const told = queryMistake.safeParse(refusal.mistake);
  if (!told.success) return null;
  // In the whole search it may stand in parentheses, and without a state that is a filter of its own.
  const { at, length } = told.data;
  const there = readTokens(text).find((token) => token.text === whole.slice(at, at + length));
  return there === undefined ? null : { ...told.data, at: there.at };
}
