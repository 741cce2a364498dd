import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { providerList } from '../../shared/source.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** What this version of the server knows of vendors: it never changes while the page is open. */
export function useProviders(isWanted = true): UseQueryResult<z.infer<typeof providerList>> {
  return useQuery({
    queryKey: queryKeys.providers,
    queryFn: ({ signal }) => getJson('api/providers', providerList, signal),
    enabled: isWanted,
    staleTime: Infinity,
  });
}
