import { History } from 'lucide-react';
import { useTimeFormat } from '../lib/use-time-format.ts';
import styles from './past-note.module.css';

export interface PastNoteProps {
  /** What stands before the moment. */
  words: string;
  /** Epoch milliseconds. */
  moment: number;
  /** The way back to the present. */
  back: string;
  onPresent: () => void;
}

/** Over the page for as long as it shows the past, so that nobody takes it for the present. Moves nothing. */
export function PastNote({ words, moment, back, onPresent }: PastNoteProps) {
  const time = useTimeFormat();
  return (
    <div className={styles.note}>
      <History size={15} aria-hidden="true" />
      <span>
        {words} <bdi className={styles.moment}>{time.dateTime(moment)}</bdi>
      </span>
      <button type="button" className={styles.present} onClick={onPresent}>
        {back}
      </button>
    </div>
  );
}
