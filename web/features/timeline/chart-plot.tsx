import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { ChartAxis } from './chart-axis.tsx';
import styles from './chart-drawing.module.css';
import type { ChartFrame } from './chart-frame.ts';
import { HandOffs, IdleBands, LaneRules, SelectionLine } from './chart-ground.tsx';
import { ChartLane } from './chart-lane.tsx';
import type { Chart } from './chart-layout.ts';
import { ChartPatterns } from './chart-patterns.tsx';

export interface ChartPlotProps {
  process: Process;
  chart: Chart;
  frame: ChartFrame;
  /** Prefix of the chart's fill patterns, unique on the page. */
  patterns: string;
  /** The moment of the past that is shown, in words; null for the present. */
  past: string | null;
  /** Where an archive that has not come yet is waited for; null where none is. */
  awaitedAt: number | null;
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  /** Key of the selected event; null without one. */
  selected: string | null;
  /** Null in a picture, where nothing can be pressed. */
  onSelect: ((key: string) => void) | null;
}

/** What the chart draws over time: the same on the page and in a picture. */
export function ChartPlot(props: ChartPlotProps) {
  const { process, chart, frame, patterns, past, awaitedAt, late, selected, onSelect } = props;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <svg
      className={styles.plot}
      width={frame.width}
      height={frame.height}
      role="group"
      aria-label={t('chart.reading', { start: time.full(chart.start), end: time.full(chart.end) })}
    >
      <ChartPatterns id={patterns} />
      <LaneRules chart={chart} frame={frame} />
      <HandOffs chart={chart} frame={frame} />
      <SelectionLine chart={chart} frame={frame} selected={selected} />
      {chart.lanes.map((lane) => (
        <ChartLane
          key={lane.station ?? 'archive'}
          lane={lane}
          frame={frame}
          name={lane.station === null ? t('chart.archive') : (process.stations[lane.station]?.name ?? '')}
          patterns={patterns}
          isRequest={process.isRequest}
          late={late}
          selected={selected}
          onSelect={onSelect}
          awaitedAt={lane.station === null ? awaitedAt : null}
        />
      ))}
      <IdleBands chart={chart} frame={frame} patterns={patterns} />
      <ChartAxis chart={chart} frame={frame} past={past} />
    </svg>
  );
}
