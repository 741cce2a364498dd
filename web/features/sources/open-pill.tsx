import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/pill.tsx';

/** Marks a source of which no credentials are asked. */
export function OpenPill() {
  const { t } = useTranslation('sources');
  return (
    <span title={t('access.openHint')}>
      <Pill tone="opened">{t('access.open')}</Pill>
    </span>
  );
}
