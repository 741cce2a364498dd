import { Check, CircleSlash, Clock, Copy, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Delivery, isBarred, type Verdict, type Verification } from '../../../shared/delivery.ts';
import { overEntry } from '../../lib/over-entry.ts';
import styles from './verdict-cell.module.css';

const marks = {
  stored: Check,
  duplicate: Copy,
  ignored: CircleSlash,
  quarantined: TriangleAlert,
  unverified: Clock,
  rejected: TriangleAlert,
  unproven: TriangleAlert,
  dismissed: CircleSlash,
  unreadable: TriangleAlert,
} as const satisfies Partial<Record<Verdict | Verification | 'unreadable', LucideIcon>>;

/** What matters most of it: a stored one may still be on no timeline. */
function wordOf({ verdict, verification, reason }: Delivery): keyof typeof marks {
  if (isBarred(verification)) return verification;
  return verdict === 'stored' && reason !== null ? 'unreadable' : verdict;
}

/** What became of a delivery: a mark, a word, and why where it did not become an event. */
export function VerdictCell({ delivery, pathOf }: { delivery: Delivery; pathOf: (id: number) => string }) {
  const { t } = useTranslation('deliveries');
  const { reason, duplicateOf } = delivery;
  const word = wordOf(delivery);
  const Icon = marks[word];
  return (
    <div className={styles.cell}>
      <span className={`${styles.verdict} ${styles[word]}`}>
        <Icon size={14} aria-hidden="true" />
        {t(`verdict.${word}`)}
      </span>
      {duplicateOf === null ? null : (
        <Link href={pathOf(duplicateOf)} state={overEntry} className={styles.first ?? ''}>
          {t('first', { id: duplicateOf })}
        </Link>
      )}
      {reason === null ? null : (
        <span className={styles.reason} title={reason} dir="auto">
          {reason}
        </span>
      )}
    </div>
  );
}
