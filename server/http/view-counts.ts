import { setImmediate as turn } from 'node:timers/promises';
import { mostCounted } from '../../shared/api.ts';
import { totalOf } from '../../shared/total-of.ts';
import type { View, ViewList } from '../../shared/view.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Store } from '../store/store.ts';

/** Milliseconds for which what a view finds is told to all who ask. */
const freshFor = 1000;
/** For each millisecond that counting takes, so many without: all views together take a tenth of the time at most. */
const rest = 10;

type CountedView = ViewList['items'][number];
type Counted = Pick<CountedView, 'count' | 'capped' | 'late'>;

/** Counts what views find, for many pages at the cost of one; the slower it goes, the longer it is left as it was. */
export function createViewCounts(
  store: Pick<Store, 'counts'>,
  now: () => number,
): (views: readonly View[]) => Promise<CountedView[]> {
  /** By search. `until` is set once the count is there. */
  const recent = new Map<string, { until: number; counting: Promise<Counted> }>();

  async function count(q: string): Promise<Counted> {
    const query = parseQuery(q);
    if (!query.ok) return { count: null, capped: false, late: 0 };
    const { counts, capped } = await store.counts(query.filter, mostCounted, now());
    return { count: totalOf(counts), capped, late: counts.late };
  }

  async function recentCount(q: string, among: number): Promise<Counted> {
    const known = recent.get(q);
    if (known && now() < known.until) return known.counting;
    const start = now();
    const fresh = { until: Infinity, counting: count(q) };
    recent.set(q, fresh);
    try {
      return await fresh.counting;
    } finally {
      const end = now();
      fresh.until = end + Math.max(freshFor, (end - start) * rest * among);
    }
  }

  return async (views) => {
    const asked = new Set(views.map(({ q }) => q));
    for (const q of recent.keys()) if (!asked.has(q)) recent.delete(q);
    const counted: CountedView[] = [];
    for (const view of views) {
      counted.push({ ...view, ...(await recentCount(view.q, views.length)) });
      // Deliveries get their turn between two views.
      await turn();
    }
    return counted;
  };
}
