import { useQuery } from '@tanstack/react-query';
import { deliveryDetail, type DeliveryDetail } from '../../shared/delivery.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** Milliseconds after which a delivery that no fold has looked at yet is asked for again, and how long that goes on. */
const lookAgain = 1_000;
const patience = 60_000;

/** What it says, and whether it is a copy, is known some milliseconds after it is stored. */
function isFresh({ verdict, processId, receivedAt }: DeliveryDetail): boolean {
  return verdict === 'stored' && processId === null && Date.now() - Date.parse(receivedAt) < patience;
}

/** One request as it arrived. What arrived never changes, but what became of it may: it can be read again. */
export function useDelivery(id: number) {
  return useQuery({
    queryKey: queryKeys.delivery(id),
    queryFn: ({ signal }) => getJson(`api/deliveries/${id}`, deliveryDetail, signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isFresh(data) ? lookAgain : false),
  });
}
