import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import type { PasteValue } from './paste-values.ts';
import { RefusalBanner } from './refusal-banner.tsx';
import { otherTypes, setUpTypes } from './type-coverage.ts';
import { TypeList } from './type-list.tsx';
import styles from './webhook-guide.module.css';
import { WebhookStep } from './webhook-step.tsx';

export interface WebhookGuideProps {
  source: Source;
  provider: Provider;
  values: readonly PasteValue[];
}

/** Every webhook that has to be made at the vendor, one by one; each ticks once it has brought anything. */
export function WebhookGuide({ source, provider, values }: WebhookGuideProps) {
  const { t } = useTranslation('sources');
  const types = setUpTypes(source, provider);
  const next = types.find(({ seen }) => seen === null);
  return (
    <Card className={styles.guide ?? ''}>
      <div className={styles.head}>
        <h2>{t('guide.title', { count: types.length, vendor: provider.name })}</h2>
        <p className={styles.explain}>{t('guide.explain')}</p>
        {next === undefined ? (
          <Banner tone="submitted">
            <strong>{t('guide.whole')}</strong> {t('guide.wholeRest')}
          </Banner>
        ) : (
          <Banner tone="filling">
            {t('guide.waiting')} <strong>{t('guide.waitingFor', { name: next.name })}</strong>
          </Banner>
        )}
      </div>
      <ol className={styles.steps}>
        {types.map((type) => (
          <WebhookStep
            key={type.vendorType}
            type={type}
            isNext={type === next}
            values={values}
            source={source.slug}
          />
        ))}
      </ol>
      {source.lastRefusal === null ? null : (
        <div className={styles.foot}>
          <RefusalBanner source={source} provider={provider} />
        </div>
      )}
      <TypeList
        title={t('guide.others')}
        types={otherTypes(source, provider)}
        provider={provider}
        source={source.slug}
      />
    </Card>
  );
}
