import { useTranslation } from 'react-i18next';
import type { ProcessState } from '../../../shared/states.ts';
import { useNow } from '../../lib/now.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import type { Stop } from '../../ui/line-layout.ts';
import styles from './stop-detail.module.css';
import { type StopPhrase, stopPhrases } from './stop-phrases.ts';

interface StopDetailProps {
  stop: Stop;
  state: ProcessState;
  isRequest: boolean;
}

/** What is said otherwise of a signer, who fills in no form. */
const signing: Partial<Record<StopPhrase['key'], 'signedIn' | 'signingFor' | 'cancelledAfter'>> = {
  filledIn: 'signedIn',
  submittedIn: 'signedIn',
  fillingFor: 'signingFor',
  deletedAfter: 'cancelledAfter',
};

/** The remarks under a stop: how long each step took, or is taking, and what is usual. */
export function StopDetail({ stop, state, isRequest }: StopDetailProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const phrases = stopPhrases(stop, state, useNow());
  if (phrases.length === 0) return null;
  return (
    <span className={styles.detail}>
      {phrases.map(({ key, span = 0, limit = 0, count = 0 }, at) => (
        <span key={key}>
          {at === 0 ? null : <span> · </span>}
          <span className={key === 'late' || key === 'archiveLate' ? styles.late : undefined}>
            {t(`stop.${isRequest ? (signing[key] ?? key) : key}`, {
              span: tightSpan(time, span),
              limit: tightSpan(time, limit),
              count,
            })}
          </span>
        </span>
      ))}
    </span>
  );
}
