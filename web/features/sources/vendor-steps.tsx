import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { RefusalBanner } from './refusal-banner.tsx';
import { otherTypes } from './type-coverage.ts';
import { TypeList } from './type-list.tsx';
import guide from './webhook-guide.module.css';
import styles from './vendor-steps.module.css';

/** How to connect a vendor that sends everything to one address: what to do there, and what has come since. */
export function VendorSteps({ source, provider }: { source: Source; provider: Provider }) {
  const { t } = useTranslation('sources');
  const vendor = { vendor: provider.name };
  const types = otherTypes(source, provider);
  return (
    <Card className={guide.guide ?? ''}>
      <div className={guide.head}>
        <h2>{t('steps.title', vendor)}</h2>
        <ol className={styles.steps}>
          <li>{t('steps.address', vendor)}</li>
          {provider.settings.length === 0 ? null : <li>{t('steps.settings')}</li>}
          {provider.settings.length === 0 ? null : <li>{t('steps.verification', vendor)}</li>}
          <li>{t('steps.test')}</li>
        </ol>
        {types.length === 0 ? <Banner tone="filling">{t('steps.waiting')}</Banner> : null}
      </div>
      {source.lastRefusal === null ? null : (
        <div className={guide.foot}>
          <RefusalBanner source={source} provider={provider} />
        </div>
      )}
      <TypeList title={t('steps.arrived')} types={types} provider={provider} source={source.slug} />
    </Card>
  );
}
