import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { SkeletonBar } from '../../ui/skeleton-bar.tsx';
import { unseen } from '../../ui/unseen.ts';
import styles from './sources-skeleton.module.css';

/** The outline of both pages while the list is on its way. */
export function SourcesSkeleton() {
  const { t } = useTranslation('sources');
  return (
    <div className={styles.page}>
      <h1 className={unseen}>{t('loading')}</h1>
      <SkeletonBar width="14rem" height={26} />
      <Card className={styles.card ?? ''}>
        {[0, 1, 2, 3, 4].map((row) => (
          <SkeletonBar key={row} />
        ))}
      </Card>
    </div>
  );
}
