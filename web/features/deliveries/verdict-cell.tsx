import { Check, CircleSlash, Clock, Copy, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Delivery } from '../../../shared/delivery.ts';
import { overEntry } from '../../lib/over-entry.ts';
import { verdictWord, type VerdictWord } from '../../lib/verdict-word.ts';
import { overRowLink } from '../../ui/row-link.ts';
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
} as const satisfies Record<VerdictWord, LucideIcon>;

/** What became of a delivery: a mark, a word, and why where it did not become an event. */
export function VerdictCell({ delivery, pathOf }: { delivery: Delivery; pathOf: (id: number) => string }) {
  const { t } = useTranslation('deliveries');
  const { reason, duplicateOf } = delivery;
  const word = verdictWord(delivery);
  const Icon = marks[word];
  return (
    <div className={styles.cell}>
      <span className={`${styles.verdict} ${styles[word]}`}>
        <Icon size={14} aria-hidden="true" />
        {t(`verdict.${word}`)}
      </span>
      {duplicateOf === null ? null : (
        <Link href={pathOf(duplicateOf)} state={overEntry} className={`${styles.first} ${overRowLink}`}>
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
