import { ArrowRight } from 'lucide-react';
import type { RefObject } from 'react';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import type { ChartFrame } from './chart-frame.ts';
import styles from './chart-footer.module.css';
import type { Chart } from './chart-layout.ts';
import { timeOn } from './time-scale.ts';
import { useScrollOf } from './use-scroll-of.ts';

export interface ChartTimesProps {
  chart: Chart;
  frame: ChartFrame;
  scroller: RefObject<HTMLElement | null>;
  /** Pixels of the plot that can be seen at once; 0 before that was measured. */
  visible: number;
  /** In which the times are told; null where the axis says so. */
  zone: string | null;
}

/** When what can be seen of the chart begins and ends. It follows zooming and panning. */
export function ChartTimes({ chart, frame, scroller, visible, zone }: ChartTimesProps) {
  const time = useTimeFormat();
  const scroll = useScrollOf(scroller, frame.width);
  const isWhole = visible === 0 || frame.width <= visible + 1;
  const seen = (x: number) => Math.round(timeOn(chart.stretches, x - frame.before));
  const start = isWhole ? chart.start : seen(scroll);
  const end = isWhole ? chart.end : seen(scroll + visible);
  const isOneDay = time.date(start) === time.date(end);
  return (
    <span className={styles.times}>
      <bdi>{time.dateTime(start)}</bdi>
      <ArrowRight className={styles.onwards} size={14} aria-hidden="true" />
      <bdi>{isOneDay ? time.clock(end) : time.dateTime(end)}</bdi>
      {zone === null ? null : <bdi className={styles.zone}>{zone}</bdi>}
    </span>
  );
}
