import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** The rest of a source is only known on the pages about them, which the first view does not wait for. */
const states = z.object({ items: z.array(z.object({ state: z.string() })) });

/** How many sources there are, the deleted ones left out; 0 while that is not known. */
export function useSourceCount(): number {
  const { data } = useQuery({
    queryKey: queryKeys.sourceCount,
    queryFn: ({ signal }) => getJson('api/sources', states, signal),
    staleTime: Infinity,
    refetchInterval: 60_000,
  });
  return data?.items.filter(({ state }) => state !== 'deleted').length ?? 0;
}
