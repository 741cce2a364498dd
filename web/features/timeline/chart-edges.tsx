import type { RefObject } from 'react';
import { tickSpacing } from './axis-ticks.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { Chart } from './chart-layout.ts';
import { timeOn } from './time-scale.ts';
import styles from './chart-edges.module.css';
import { useScrollOf } from './use-scroll-of.ts';

interface ChartEdgesProps {
  chart: Chart;
  frame: ChartFrame;
  scroller: RefObject<HTMLElement | null>;
  /** Pixels of the plot that can be seen at once. */
  visible: number;
  label: (time: number) => string;
  /** Names the day, where the chart spans more than one; else null. */
  dayOf: ((time: number) => string) | null;
}

/** Pixels from an end of what can be seen to the middle of the moment that is named there. */
const toMiddle = 24;

/** The moments at both ends of what can be seen, where that is not all of the plot. They scroll with nothing. */
export function ChartEdges({ chart, frame, scroller, visible, label, dayOf }: ChartEdgesProps) {
  const scroll = useScrollOf(scroller, frame.width);
  const edge = (x: number, inward: 1 | -1) => {
    const fromNow = chart.now === null ? Infinity : frame.before + chart.now - (x + inward * toMiddle);
    // The present has its word at the axis, which the other one would hide.
    if (Math.abs(fromNow) < tickSpacing) return null;
    const time = timeOn(chart.stretches, x - frame.before);
    return (
      <span>
        {dayOf === null ? null : <bdi className={styles.day}>{dayOf(time)}</bdi>}
        <bdi>{label(time)}</bdi>
      </span>
    );
  };
  return (
    <div className={styles.edges} style={{ blockSize: frame.top }} aria-hidden="true">
      <div>{edge(scroll, 1)}</div>
      <div>{edge(scroll + visible, -1)}</div>
    </div>
  );
}
