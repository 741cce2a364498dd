import { useQuery } from '@tanstack/react-query';
import { deliveryPage } from '../../shared/api.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

const counted = 100;

/** How many deliveries are in quarantine; `capped` where there are more than that. Undefined while it is not known. */
export function useQuarantined(): { count: number; capped: boolean } | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.quarantined,
    queryFn: ({ signal }) =>
      getJson(`api/deliveries?verdict=quarantined&limit=${counted}`, deliveryPage, signal),
    staleTime: 15_000,
    refetchInterval: 30_000,
    select: ({ items, nextCursor }) => ({ count: items.length, capped: nextCursor !== null }),
  });
  return data;
}
