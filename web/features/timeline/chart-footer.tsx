import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './chart-footer.module.css';

export interface ChartFooterProps {
  /** Both ends of the chart, epoch milliseconds. */
  start: number;
  end: number;
  trueScale: boolean;
  onTrueScale: (on: boolean) => void;
  /** Whether idle time is collapsed at present. */
  hasIdle: boolean;
  isRequest: boolean;
}

const tints = ['waiting', 'opened', 'filling', 'idle'] as const;

/** Under the chart: when it begins and ends, in which zone, what the tints mean, and the scale. */
export function ChartFooter({ start, end, trueScale, onTrueScale, hasIdle, isRequest }: ChartFooterProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <div className={styles.footer}>
      <span className={styles.start}>
        <bdi>{time.dateTime(start)}</bdi>
        <ArrowRight className={styles.onwards} size={14} aria-hidden="true" />
      </span>
      <ul className={styles.legend}>
        {tints
          .filter((tint) => tint !== 'idle' || hasIdle)
          .map((tint) => (
            <li key={tint}>
              <span className={`${styles.swatch} ${styles[tint]}`} />
              {t(`chart.${isRequest ? 'signerLegend' : 'legend'}.${tint}`)}
            </li>
          ))}
      </ul>
      <label className={styles.scale}>
        <input
          type="checkbox"
          role="switch"
          checked={trueScale}
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
