import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import styles from './process-skeleton.module.css';

/** The page's outline at its usual size while it loads, so that nothing jumps when the words come. */
export function ProcessSkeleton() {
  const { t } = useTranslation('timeline');
  return (
    <div className={styles.page}>
      <h1 className={styles.spoken}>{t('loading')}</h1>
      <div className={styles.head}>
        <span className={`${styles.bar} ${styles.crumb}`} />
        <span className={`${styles.bar} ${styles.title}`} />
        <span className={`${styles.bar} ${styles.labels}`} />
      </div>
      <Card className={styles.chart ?? ''}>
        <span className={`${styles.bar} ${styles.line}`} />
      </Card>
      <EventsSkeleton />
    </div>
  );
}

/** The event list before it is here. */
export function EventsSkeleton() {
  return (
    <Card className={styles.events ?? ''}>
      {[0, 1, 2, 3].map((row) => (
        <span key={row} className={styles.row}>
          <span className={styles.bar} />
        </span>
      ))}
    </Card>
  );
}
