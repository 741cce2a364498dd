import { queryOptions } from '@tanstack/react-query';
import { processPage } from '../../../../shared/api.ts';
import { getJson } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** When the first process began, in epoch milliseconds; null while there is none. */
export const firstMomentOptions = queryOptions({
  queryKey: queryKeys.firstMoment,
  queryFn: async ({ signal }) => {
    const { items } = await getJson('api/processes?sort=oldest&limit=1', processPage, signal);
    return items[0] === undefined ? null : Date.parse(items[0].startedAt);
  },
  staleTime: 60_000,
});
