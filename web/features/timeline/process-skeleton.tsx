import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { SkeletonBar } from '../../ui/skeleton-bar.tsx';
import { unseen } from '../../ui/unseen.ts';
import styles from './process-skeleton.module.css';

/** The page's outline at its usual size while it loads, so that nothing jumps when the words come. */
export function ProcessSkeleton() {
  const { t } = useTranslation('timeline');
  return (
    <div className={styles.page}>
      <h1 className={unseen}>{t('loading')}</h1>
      <div className={styles.head}>
        <SkeletonBar width="9rem" height={14} />
        <SkeletonBar width="min(26rem, 80%)" height={26} />
        <SkeletonBar width="min(34rem, 95%)" height={22} />
      </div>
      <Card className={styles.chart ?? ''}>
        <SkeletonBar height={4} />
      </Card>
      <EventsSkeleton />
    </div>
  );
}

/** The event list before it is here. */
export function EventsSkeleton() {
  return (
    <Card>
      {[0, 1, 2, 3].map((row) => (
        <span key={row} className={styles.row}>
          <SkeletonBar height={14} />
        </span>
      ))}
    </Card>
  );
}
