import { useQuery } from '@tanstack/react-query';
import { deliveryDetail } from '../../shared/delivery.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** One request as it arrived. What arrived never changes, but what became of it may: it can be read again. */
export function useDelivery(id: number) {
  return useQuery({
    queryKey: queryKeys.delivery(id),
    queryFn: ({ signal }) => getJson(`api/deliveries/${id}`, deliveryDetail, signal),
  });
}
