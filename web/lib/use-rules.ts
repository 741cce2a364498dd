import type { Rule } from './body-parts.ts';
import { useProviders } from './use-providers.ts';

const none: readonly Rule[] = [];

/** The privacy rules of a delivery's vendor; empty while they are not known. Only asked for where one of them acted. */
export function useRules(
  delivery: { provider: string; removed: readonly string[] } | undefined,
): readonly Rule[] {
  const { data } = useProviders(delivery !== undefined && delivery.removed.length > 0);
  return data?.items.find(({ id }) => id === delivery?.provider)?.rules ?? none;
}
