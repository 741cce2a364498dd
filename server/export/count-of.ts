import { mostCounted } from '../../shared/api.ts';
import { processStates } from '../../shared/states.ts';
import { asksForTests } from '../search/about-filter.ts';
import type { Store } from '../store/store.ts';
import type { Search } from './search-walk.ts';

/** How many processes a search of the present has, by the same counters as the list. */
export async function countOf(
  store: Pick<Store, 'counts'>,
  { filter, at }: Pick<Search, 'filter' | 'at'>,
): Promise<{ processes: number; isMore: boolean }> {
  const { counts, capped } = await store.counts(filter, mostCounted, at);
  const tests = asksForTests(filter) ? 0 : counts.tests;
  return { processes: processStates.reduce((sum, state) => sum + counts[state], tests), isMore: capped };
}
