import { useTranslation } from 'react-i18next';
import type { ProcessState } from '../../../shared/states.ts';
import { useNow } from '../../lib/now.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import type { Stop } from '../../ui/line-layout.ts';
import styles from './stop-detail.module.css';
import { stopWords } from './stop-words.ts';

interface StopDetailProps {
  stop: Stop;
  state: ProcessState;
  isRequest: boolean;
}

/** The remarks under a stop: how long each step took, or is taking, and what is usual. */
export function StopDetail({ stop, state, isRequest }: StopDetailProps) {
  const { t } = useTranslation('timeline');
  const remarks = stopWords(stop, { state, isRequest }, useNow(), t, useTimeFormat());
  if (remarks.length === 0) return null;
  return (
    <span className={styles.detail}>
      {remarks.map(({ key, words, isLate }, at) => (
        <span key={key}>
          {at === 0 ? null : <span> · </span>}
          <span className={isLate ? styles.late : undefined}>{words}</span>
        </span>
      ))}
    </span>
  );
}
