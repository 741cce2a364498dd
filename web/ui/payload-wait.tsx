import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './payload.module.css';

/** While a delivery is on its way, or where it did not come. */
export function PayloadWait({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const { t } = useTranslation('payload');
  if (!failed) {
    return (
      <div className={styles.wait} role="status">
        {t('loading')}
      </div>
    );
  }
  return (
    <div className={styles.wait} role="alert">
      <p>{t('failed')}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  );
}
