import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import styles from './sources-skeleton.module.css';

/** The outline of both pages while the list is on its way. */
export function SourcesSkeleton() {
  const { t } = useTranslation('sources');
  return (
    <div className={styles.page}>
      <h1 className={styles.spoken}>{t('loading')}</h1>
      <span className={`${styles.bar} ${styles.title}`} />
      <Card className={styles.card ?? ''}>
        {[0, 1, 2, 3, 4].map((row) => (
          <span key={row} className={styles.bar} />
        ))}
      </Card>
    </div>
  );
}
