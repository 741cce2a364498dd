import { useQuery } from '@tanstack/react-query';
import { providerList } from '../../shared/source.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';
import type { Rule } from './removed-rules.ts';

const none: readonly Rule[] = [];

/** The privacy rules of a delivery's vendor; empty while they are not known. Only asked for where one of them acted. */
export function useRules(
  delivery: { provider: string; removed: readonly string[] } | undefined,
): readonly Rule[] {
  const { data } = useQuery({
    queryKey: queryKeys.providers,
    queryFn: ({ signal }) => getJson('api/providers', providerList, signal),
    enabled: delivery !== undefined && delivery.removed.length > 0,
    staleTime: Infinity,
  });
  return data?.items.find(({ id }) => id === delivery?.provider)?.rules ?? none;
}
