import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/now.ts';
import { usePrinting } from '../../lib/use-printing.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './board.module.css';

/** On paper: when it was printed, and how many rows of the list are on it. */
export function Printed({ rows }: { rows: number }) {
  return usePrinting() ? <Words rows={rows} /> : null;
}

function Words({ rows }: { rows: number }) {
  const { t } = useTranslation('board');
  const time = useTimeFormat();
  return (
    <p className={styles.printed}>
      {t('printed', { time: time.full(useNow()), rows })} <bdi>{time.zone}</bdi>
    </p>
  );
}
