import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './chart-footer.module.css';

export interface ChartFooterProps {
  /** Both ends of the chart, epoch milliseconds. */
  start: number;
  end: number;
  trueScale: boolean;
  onTrueScale: (on: boolean) => void;
  /** Whether true scale would make a difference. */
  collapsible: boolean;
}

const phases = ['waiting', 'opened', 'filling'] as const;

/** Under the chart: when it begins and ends, in which zone, what the tints mean, and the scale. */
export function ChartFooter({ start, end, trueScale, onTrueScale, collapsible }: ChartFooterProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <div className={styles.footer}>
      <bdi className={styles.start}>{time.dateTime(start)}</bdi>
      <ul className={styles.legend}>
        {phases.map((phase) => (
          <li key={phase}>
            <span className={`${styles.swatch} ${styles[phase]}`} />
            {t(`chart.legend.${phase}`)}
          </li>
        ))}
      </ul>
      <label className={styles.scale}>
        <input
          type="checkbox"
          role="switch"
          checked={trueScale}
          disabled={!collapsible}
          onChange={(event) => onTrueScale(event.target.checked)}
        />
        {t('chart.trueScale')}
      </label>
      <span className={styles.end}>
        <bdi>{time.dateTime(end)}</bdi> · <bdi>{time.zone}</bdi>
      </span>
    </div>
  );
}
