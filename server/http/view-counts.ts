import { setImmediate as turn } from 'node:timers/promises';
import { mostCounted } from '../../shared/api.ts';
import { totalOf } from '../../shared/total-of.ts';
import type { View, ViewList } from '../../shared/view.ts';
import { speaksOfDays } from '../search/about-filter.ts';
import { type ParsedQuery, parseQuery } from '../search/parse-query.ts';
import type { Store } from '../store/store.ts';

/** Milliseconds for which what a view finds is told to all who ask. */
const freshFor = 1000;
/** For each millisecond that counting takes, so many without: all views together take a tenth of the time at most. */
const rest = 10;
/** Milliseconds after which nobody seems to ask any more. */
const forgottenAfter = 60_000;

type CountedView = ViewList['items'][number];
type Counted = Pick<CountedView, 'count' | 'capped' | 'late'>;

interface Asked {
  /** The same for all who ask for the same. */
  name: string;
  query: ParsedQuery;
}

/** Counts what views find, for many pages at the cost of one; the slower it goes, the longer it is left as it was. */
export function createViewCounts(
  store: Pick<Store, 'counts'>,
  now: () => number,
): (views: readonly View[], zone: string) => Promise<CountedView[]> {
  /** By search, and by zone where it speaks of days. `until` is set once the count is there. */
  const recent = new Map<string, { until: number; counting: Promise<Counted> }>();

  async function count(query: ParsedQuery): Promise<Counted> {
    if (!query.ok) return { count: null, capped: false, late: 0 };
    const { counts, capped } = await store.counts(query.filter, mostCounted, now());
    return { count: totalOf(counts), capped, late: counts.late };
  }

  async function recentCount({ name, query }: Asked): Promise<Counted> {
    const known = recent.get(name);
    if (known && now() < known.until) return known.counting;
    const start = now();
    const fresh = { until: Infinity, counting: count(query) };
    recent.set(name, fresh);
    try {
      return await fresh.counting;
    } finally {
      const end = now();
      fresh.until = end + Math.max(freshFor, (end - start) * rest * recent.size);
    }
  }

  return async (views, zone) => {
    for (const [name, { until }] of recent) if (until + forgottenAfter < now()) recent.delete(name);
    const counted: CountedView[] = [];
    for (const view of views) {
      counted.push({ ...view, ...(await recentCount(asked(view.q, zone))) });
      // Deliveries get their turn between two views.
      await turn();
    }
    return counted;
  };
}

function asked(q: string, zone: string): Asked {
  const query = parseQuery(q, zone);
  return { name: query.ok && speaksOfDays(query.filter) ? `${zone} ${q}` : q, query };
}
