import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SeenType } from '../../../shared/source.ts';
import { deliveriesPath } from '../../lib/paths.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import styles from './seen.module.css';

/** How many of a type could not be read when they came, on the way to why. Nothing where all could. */
export function NotRead({ seen, source }: { seen: SeenType; source: string }) {
  const { t } = useTranslation('sources');
  const number = useNumberFormat();
  if (seen.quarantined === 0) return null;
  const search = new URLSearchParams({ verdict: 'quarantined', source });
  return (
    <>
      {' · '}
      <Link href={`${deliveriesPath}?${search.toString()}`} className={styles.unread ?? ''}>
        {t('guide.quarantined', { amount: number.format(seen.quarantined) })}
      </Link>
    </>
  );
}
