import { queryOptions, skipToken } from '@tanstack/react-query';
import { news as newsAnswer } from '../../../../shared/news.ts';
import { getJson } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { searchParams } from '../../../lib/search-params.ts';
import type { Look } from './look.ts';

/** What became of a search since then: read once for each return, since what comes later is seen to come. */
export function newsOptions(q: string, news: Look['news']) {
  const params = searchParams(q, { since: String(news?.seq ?? 0) });
  return queryOptions({
    queryKey: queryKeys.news(q, news?.seq ?? null, news?.returnedAt ?? null),
    queryFn:
      news === null
        ? skipToken
        : ({ signal }) => getJson(`api/news?${params.toString()}`, newsAnswer, signal),
    staleTime: Infinity,
  });
}
