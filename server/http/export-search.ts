import type { Search } from '../export/search-walk.ts';
import type { Filter } from '../search/filter.ts';
import type { Store } from '../store/store.ts';
import type { SearchParameters } from './export-parameters.ts';
import { lastingTerms } from './past-list.ts';

/** What a request for a search's file means at this moment. `at`: epoch milliseconds of the asking. */
export async function exportSearch(
  store: Pick<Store, 'position'>,
  filter: Filter,
  { sort, at: past }: Pick<SearchParameters, 'sort' | 'at'>,
  at: number,
): Promise<Search> {
  const { projected: upTo } = await store.position();
  const moment = past === undefined ? null : Date.parse(past);
  return {
    filter,
    candidates: moment === null ? filter : lastingTerms(filter),
    order: sort,
    at,
    upTo,
    moment,
  };
}
