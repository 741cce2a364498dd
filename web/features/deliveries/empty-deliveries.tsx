import { useTranslation } from 'react-i18next';
import { useAbout } from '../../lib/use-about.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DeliveryFilter } from '../../lib/query-keys.ts';

export interface EmptyDeliveriesProps {
  filter: DeliveryFilter;
  onClear: () => void;
}

/** Why there is no row: nothing ever came, nothing is in quarantine, or nothing fits. */
export function EmptyDeliveries({ filter, onClear }: EmptyDeliveriesProps) {
  const { t } = useTranslation('deliveries');
  const { t: shell } = useTranslation('shell');
  const about = useAbout();
  if (filter.verdict === null && filter.source === null) {
    return (
      <Card>
        <Notice level={2} title={t('empty.title')} explain={t('empty.explain')}>
          {about === undefined ? null : <CopyField label={shell('webhook.title')} text={about.webhookUrl} />}
        </Notice>
      </Card>
    );
  }
  const words = filter.verdict === 'quarantined' && filter.source === null ? 'calm' : 'nothing';
  return (
    <Card>
      <Notice level={2} title={t(`${words}.title`)} explain={t(`${words}.explain`)}>
        <Button onClick={onClear}>{t('showAll')}</Button>
      </Notice>
    </Card>
  );
}
