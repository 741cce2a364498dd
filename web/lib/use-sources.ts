import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { sourceList, type SourceList } from '../../shared/source.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** Every source with what it brought, asked again every so many milliseconds while the page is in sight. */
export function useSources(every = 60_000): UseQueryResult<SourceList> {
  return useQuery({
    queryKey: queryKeys.sources,
    queryFn: ({ signal }) => getJson('api/sources', sourceList, signal),
    staleTime: every,
    refetchInterval: every,
    refetchOnWindowFocus: true,
  });
}
