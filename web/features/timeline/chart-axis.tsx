import { useTranslation } from 'react-i18next';
import type { ChartFrame } from './chart-frame.ts';
import type { Chart } from './chart-layout.ts';
import styles from './chart-axis.module.css';

interface ChartAxisProps {
  chart: Chart;
  frame: ChartFrame;
  /** The moment of the past that is shown, in words; null for the present. */
  past: string | null;
}

/** The moments by name above the lanes, and the line of the present through them. */
export function ChartAxis({ chart, frame, past }: ChartAxisProps) {
  const { t } = useTranslation('timeline');
  const now = chart.now === null ? null : frame.left(chart.now);
  return (
    <g className={styles.axis} aria-hidden="true">
      {chart.ticks.map((tick) => {
        const x = frame.left(tick.x);
        return (
          <g key={tick.time}>
            {tick.day === null ? null : (
              <text className={styles.day} x={x} y={frame.top - 26}>
                {tick.day}
              </text>
            )}
            <text x={x} y={frame.top - 12}>
              {tick.label}
            </text>
            <line className={styles.tick} x1={x} x2={x} y1={frame.top - 5} y2={frame.top} />
          </g>
        );
      })}
      {now === null ? null : (
        <g className={`${styles.now} ${past === null ? '' : styles.then}`}>
          <text x={now} y={frame.top - 12}>
            {past ?? t('chart.now')}
          </text>
          <line x1={now} x2={now} y1={frame.top - 7} y2={frame.bottom} />
        </g>
      )}
    </g>
  );
}
