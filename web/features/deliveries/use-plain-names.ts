import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../shared/delivery.ts';
import { useProviders } from '../../lib/use-providers.ts';
import { useSources } from '../../lib/use-sources.ts';

/** What people call the things that a delivery names by their ids; null where nobody has a name for one. */
export interface PlainNames {
  workflowOf: (slug: string) => string | null;
  typeOf: (delivery: Pick<Delivery, 'provider' | 'vendorType'>) => string | null;
}

export function usePlainNames(): PlainNames {
  const { t, i18n } = useTranslation('deliveries');
  const { data: sources } = useSources();
  const { data: providers } = useProviders();
  const workflowOf = useCallback(
    (slug: string) => {
      const workflow = sources?.items.find((source) => source.slug === slug)?.workflow;
      return workflow === undefined || workflow === slug ? null : workflow;
    },
    [sources],
  );
  const typeOf = useCallback<PlainNames['typeOf']>(
    ({ provider, vendorType }) => {
      const known = providers?.items.find(({ id }) => id === provider)?.types;
      const name = known?.find((type) => type.vendorType === vendorType)?.name;
      if (name === undefined || vendorType === null) return null;
      // A later version of the server may know types that there are no words for.
      if (i18n.exists(`deliveries:type.${vendorType}`)) return t(`type.${vendorType}` as 'type.WHP_ARCHIVE');
      return name === vendorType ? null : name;
    },
    [providers, t, i18n],
  );
  return { workflowOf, typeOf };
}
