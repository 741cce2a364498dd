import { useTranslation } from 'react-i18next';
import type { Process, Station } from '../../../shared/process.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { Chart } from './chart-layout.ts';
import { laneFacts } from './lane-facts.ts';
import styles from './lane-names.module.css';

export interface LaneNamesProps {
  process: Process;
  chart: Chart;
  frame: ChartFrame;
}

/** Who each lane belongs to. They stay in place while the plot scrolls. */
export function LaneNames({ process, chart, frame }: LaneNamesProps) {
  const { t } = useTranslation('timeline');
  return (
    <ul
      className={`${styles.names} ${frame.narrow ? styles.narrow : ''}`}
      style={{ paddingBlockStart: frame.top }}
    >
      {chart.lanes.map((lane) => {
        const station = lane.station === null ? undefined : process.stations[lane.station];
        const name = station?.name ?? t('chart.archive');
        return (
          <li
            key={lane.station ?? 'archive'}
            className={lane.begun ? undefined : styles.ahead}
            style={{ blockSize: lane.height }}
          >
            <span className={styles.name} dir="auto" title={name}>
              {name}
            </span>
            {station === undefined ? null : lane.begun ? (
              <Facts station={station} narrow={frame.narrow} />
            ) : (
              <span className={styles.facts}>{t('chart.ahead')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Facts({ station, narrow }: { station: Station; narrow: boolean }) {
  const { t } = useTranslation('timeline');
  const words = laneFacts(station, narrow, t);
  return (
    <bdi className={styles.facts} title={words}>
      {words}
    </bdi>
  );
}
