import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './event-list.module.css';

export interface ClosedRowProps {
  /** Epoch milliseconds. */
  at: number;
  withDate: boolean;
}

/** That a person closed the process: no event of the vendor's, so there is nothing to select and no payload. */
export function ClosedRow({ at, withDate }: ClosedRowProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <tr className={`${styles.row} ${styles.byHand}`}>
      <td className={styles.when}>
        <span className={styles.pick} title={time.full(at)}>
          {withDate ? <span className={styles.date}>{time.date(at)}</span> : null}
          <bdi>{time.clockToMillis(at)}</bdi>
        </span>
      </td>
      <td className={styles.station}>{t('events.nowhere')}</td>
      <td className={styles.what} colSpan={3}>
        <span className={styles.dot} />
        {t('events.closed')}
      </td>
    </tr>
  );
}
