import { queryMistake, type QueryMistake } from '../../../../shared/query-mistake.ts';
import { readTree } from '../../../../shared/query-tree.ts';
import type { ApiError } from '../../../lib/api-error.ts';

export interface Asked {
  /** The search of the address. */
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
  // A search with alternatives stands in parentheses beside the filters.
  const before = whole.startsWith(q.trim()) ? 0 : 1;
  const spaces = text.length - text.trimStart().length;
  return { ...told.data, at: told.data.at - before + spaces };
}
