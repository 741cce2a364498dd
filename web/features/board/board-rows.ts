import type { Counts, ProcessPage, Sort } from '../../../shared/api.ts';
import type { Process } from '../../../shared/process.ts';
import { totalOf } from '../../../shared/total-of.ts';
import { noArrivals, type Arrivals } from '../../lib/arrivals.ts';
import { processKey } from '../../lib/process-key.ts';

export interface Row {
  key: string;
  process: Process;
  /** Number that its page was read at. */
  readAt: number;
}

/** The loaded rows in their order; one that moved between two pages shows once. */
export function listRows(pages: readonly ProcessPage[]): Row[] {
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const page of pages) {
    for (const process of page.items) {
      const key = processKey(process);
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push({ key, process, readAt: page.seq });
    }
  }
  return rows;
}

/** The topmost row on the screen and the lowest, by their places. */
export interface Screen {
  first: number;
  last: number;
}

/** What waits behind the pill. */
export interface Waiting {
  count: number;
  /** True where there are at least so many: beyond what is kept, one that changes again is counted again. */
  capped: boolean;
  /** True where each of them began after the list was read, so that they may be called new. */
  allNew: boolean;
}

/**
 * What came for this list and stands on no row, or on one that is out of sight and would lead the list by now. It waits
 * only where it would rank among the loaded rows: what ranks below them is found by scrolling. `readTime`, in epoch
 * milliseconds, is when the list was read.
 */
export function waitingFor(
  pages: readonly ProcessPage[],
  rows: readonly Row[],
  arrivals: Arrivals = noArrivals,
  order: Sort,
  readTime: number,
  screen: Screen,
): Waiting {
  const readAt = pages[0]?.seq ?? 0;
  const more = arrivals.more !== null && arrivals.more.seq > readAt ? arrivals.more.count : 0;
  const candidates = [...arrivals.processes.values()].filter(
    (process) =>
      (process.seq > readAt || arrivals.joined.has(process.processId)) &&
      !arrivals.left.has(process.processId),
  );
  const places = new Map(rows.map(({ key }, place) => [key, place]));
  const last = pages.at(-1)?.nextCursor == null ? undefined : rows.at(-1)?.process;
  const fresh = candidates.filter((process) => {
    const place = places.get(processKey(process));
    if (place === undefined) return last === undefined || ranksAbove(process, last, order, readAt);
    const isSeen = place >= screen.first && place <= screen.last;
    return order === 'updated' && !isSeen && process.seq > (rows[place]?.readAt ?? 0);
  });
  return {
    count: fresh.length || more,
    capped: fresh.length > 0 && more > 0,
    allNew: more === 0 && fresh.every(({ startedAt }) => Date.parse(startedAt) > readTime - 60_000),
  };
}

function ranksAbove(process: Process, last: Process, order: Sort, readAt: number): boolean {
  switch (order) {
    case 'updated':
      return process.seq > readAt || process.seq >= last.seq;
    case 'attention':
      return process.dueAt !== null && (last.dueAt === null || process.dueAt <= last.dueAt);
    case 'started':
      return process.startedAt >= last.startedAt;
    case 'oldest':
      return process.startedAt <= last.startedAt;
    case 'number':
      return Number(process.processNumber) >= Number(last.processNumber);
  }
}

/** The counters of the list: the newer of what was read and what the socket told. */
export function listCounts(
  pages: readonly ProcessPage[],
  arrivals: Arrivals = noArrivals,
): { counts: Counts; capped: boolean; total: number } | null {
  const [first] = pages;
  if (first === undefined) return null;
  const told = arrivals.counts;
  const newer = told?.counts !== undefined && told.seq >= first.seq ? told : null;
  const counts = newer?.counts ?? first.counts;
  return {
    counts,
    capped: newer === null ? first.countsCapped : (newer.countsCapped ?? false),
    total: totalOf(counts),
  };
}
