import { mostCounted } from '../../shared/api.ts';
import { withoutState } from '../search/about-filter.ts';
import type { Filter } from '../search/filter.ts';
import type { Store } from '../store/store.ts';

/** Counters, the number up to which changes are surely in them, and the moment (epoch milliseconds) at which they hold. */
export type Counted = Awaited<ReturnType<Store['counts']>> & { seq: number; at: number };

export type CountMatches = (query: string, filter: Filter) => Promise<Counted>;

/** Counters of searches, counted once for all who look at the same one within `freshFor` milliseconds. */
export function createSharedCounts(
  store: Pick<Store, 'counts'>,
  head: () => number,
  now: () => number,
  freshFor: number,
): CountMatches {
  const recent = new Map<string, Promise<Counted>>();

  async function count(filter: Filter): Promise<Counted> {
    const [seq, at] = [head(), now()];
    return { ...(await store.counts(withoutState(filter), mostCounted, at)), seq, at };
  }

  return (query, filter) => {
    const known = recent.get(query);
    if (known) return known;
    const counting = count(filter);
    recent.set(query, counting);
    setTimeout(() => recent.delete(query), freshFor).unref();
    return counting;
  };
}
