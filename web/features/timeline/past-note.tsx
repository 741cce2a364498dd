import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './past-note.module.css';

interface PastNoteProps {
  /** Epoch milliseconds. */
  moment: number;
  onPresent: () => void;
}

/** Over the page for as long as it shows the past, so that nobody takes it for the present. Moves nothing. */
export function PastNote({ moment, onPresent }: PastNoteProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <div className={styles.note}>
      <History size={15} aria-hidden="true" />
      <span>
        {t('replay.past')} <bdi className={styles.moment}>{time.dateTime(moment)}</bdi>
      </span>
      <button type="button" className={styles.present} onClick={onPresent}>
        {t('replay.back')}
      </button>
    </div>
  );
}
