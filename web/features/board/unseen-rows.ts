import type { Process } from '../../../shared/process.ts';
import { processKey } from '../../lib/process-key.ts';
import { createStore } from '../../lib/store.ts';

/** What changed since the person last looked, as far as it was not looked at since. */
export interface UnseenRows {
  /** Changed after this number of the log, and up to that one: what came later was seen to come. */
  after: number;
  upTo: number;
  /** Keys of those that were opened. */
  seen: ReadonlySet<string>;
}

/** Null while nothing is. Written by what tells the news. */
export const unseenRows = createStore<UnseenRows | null>(null);

export function isUnseen(process: Process, news: UnseenRows | null): boolean {
  if (news === null || process.seq <= news.after || process.seq > news.upTo) return false;
  return !news.seen.has(processKey(process));
}

export function seeRow(process: Process): void {
  const news = unseenRows.get();
  if (isUnseen(process, news) && news !== null)
    unseenRows.set({ ...news, seen: new Set([...news.seen, processKey(process)]) });
}
