import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

const counted = 100;
/** As much of a page as counting takes: the whole shape would be a good part of the first script. */
const countedPage = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

/** `capped` where there are more than that. */
export interface Waiting {
  count: number;
  capped: boolean;
}

/** How many deliveries wait for a person, in quarantine or to be confirmed. Undefined while it is not known. */
export function useWaiting(kind: 'quarantined' | 'unconfirmed'): Waiting | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.waiting(kind),
    queryFn: ({ signal }) => getJson(`api/deliveries?verdict=${kind}&limit=${counted}`, countedPage, signal),
    staleTime: 15_000,
    refetchInterval: 30_000,
    select: ({ items, nextCursor }) => ({ count: items.length, capped: nextCursor !== null }),
  });
  return data;
}
