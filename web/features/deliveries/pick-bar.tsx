import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './pick-bar.module.css';

export interface PickBarProps {
  count: number;
  busy: boolean;
  onReplay: () => void;
  onClear: () => void;
}

/** What can be done with the deliveries that are picked; it stays in sight while the list scrolls. */
export function PickBar({ count, busy, onReplay, onClear }: PickBarProps) {
  const { t } = useTranslation('deliveries');
  return (
    <div className={styles.bar} role="group" aria-label={t('picked', { count })}>
      <span>{t('picked', { count })}</span>
      <Button look="primary" disabled={busy} onClick={onReplay}>
        {t(busy ? 'replaying' : 'replay')}
      </Button>
      <Button onClick={onClear}>{t('clear')}</Button>
    </div>
  );
}
