import { useTranslation } from 'react-i18next';
import { deliveryKinds, type DeliveryKind } from '../../../shared/delivery.ts';
import type { DeliveryFilter } from '../../lib/query-keys.ts';
import { useWaiting, type Waiting } from '../../lib/use-waiting.ts';
import { useSources } from '../../lib/use-sources.ts';
import { Filter, FilterRow } from '../../ui/filter.tsx';
import { usePlainNames } from './use-plain-names.ts';
import styles from './delivery-filters.module.css';

export interface DeliveryFiltersProps {
  filter: DeliveryFilter;
  onChoose: (change: Partial<DeliveryFilter>) => void;
}

/** What became of them, and where they came in. */
export function DeliveryFilters({ filter: { verdict, source }, onChoose }: DeliveryFiltersProps) {
  const { t } = useTranslation('deliveries');
  const unconfirmed = useWaiting('unconfirmed');
  const quarantined = useWaiting('quarantined');
  const counts: { [kind in DeliveryKind]?: Waiting | undefined } = { quarantined, unconfirmed };
  // Most sources ask no vendor: there it would only be a question more.
  const asks = verdict === 'unconfirmed' || (unconfirmed?.count ?? 0) > 0;
  const kinds = deliveryKinds.filter((each) => each !== 'unconfirmed' || asks);
  return (
    <div className={styles.filters}>
      <FilterRow label={t('filters.verdict')} wraps>
        <Filter words={t('filters.all')} on={verdict === null} onChoose={() => onChoose({ verdict: null })} />
        {kinds.map((each) => (
          <Filter
            key={each}
            words={t(`filters.${each}`)}
            hint={t(`legend.${each}`)}
            count={counts[each]?.count}
            capped={counts[each]?.capped}
            bad
            on={verdict === each}
            onChoose={() => onChoose({ verdict: verdict === each ? null : each })}
          />
        ))}
      </FilterRow>
      <SourceChoice source={source} onChoose={(chosen) => onChoose({ source: chosen })} />
    </div>
  );
}

function SourceChoice({
  source,
  onChoose,
}: {
  source: string | null;
  onChoose: (slug: string | null) => void;
}) {
  const { t } = useTranslation('deliveries');
  const { data } = useSources();
  const { workflowOf } = usePlainNames();
  // The one of the address may be unknown, and is still what the list is filtered by.
  const slugs = new Set([
    ...(data?.items ?? []).map(({ slug }) => slug),
    ...(source === null ? [] : [source]),
  ]);
  if (slugs.size < 2 && source === null) return null;
  return (
    <select
      className={styles.source}
      aria-label={t('filters.source')}
      value={source === null ? '' : `/${source}`}
      onChange={({ target }) => onChoose(target.value === '' ? null : target.value.slice(1))}
    >
      <option value="">{t('filters.allSources')}</option>
      {[...slugs].toSorted().map((slug) => (
        <option key={slug} value={`/${slug}`} dir="auto">
          {workflowOf(slug) === null ? slug : `${workflowOf(slug)} (${slug})`}
        </option>
      ))}
    </select>
  );
}
