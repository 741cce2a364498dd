import { useId, type ReactNode, type RefObject } from 'react';
import type { Process } from '../../../shared/process.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { Chart } from './chart-layout.ts';
import { ChartPlot } from './chart-plot.tsx';
import { LaneNames } from './lane-names.tsx';
import styles from './chart-drawing.module.css';

export interface ChartDrawingProps {
  process: Process;
  chart: Chart;
  frame: ChartFrame;
  /** Holds the plot, which may be wider than it. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Pixels of the plot that can be seen at once; 0 before that was measured, and nothing is drawn yet. */
  visible: number;
  /** How large it is drawn: less than 1 where a plot that cannot be scrolled would not fit. */
  fit?: number;
  /** What the plot is, for who cannot see it. */
  label: string;
  /** Longer than at first, so that it can be dragged. */
  zoomed: boolean;
  /** The zone in which the axis tells points in time; null where that is said elsewhere or it tells spans. */
  zone: string | null;
  /** The moment of the past that is shown, in words; null for the present. */
  past: string | null;
  /** Where an archive that has not come yet is waited for; null where none is. */
  awaitedAt: number | null;
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  /** Key of the selected event; null without one. */
  selected: string | null;
  onSelect: (key: string) => void;
  /** What lies over the plot and does not scroll with it. */
  children?: ReactNode;
}

/** The lanes of one process on the axis of time, beside their names. */
export function ChartDrawing(props: ChartDrawingProps) {
  const { process, chart, frame, scroller, visible, fit = 1, label, zoomed, zone, past, awaitedAt } = props;
  const { late, selected, onSelect, children } = props;
  const patterns = useId();
  return (
    <div className={`${styles.body} ${frame.narrow ? styles.narrow : ''}`} style={{ zoom: fit }}>
      {zone === null ? null : (
        <p className={styles.zone} style={{ blockSize: frame.top }}>
          <bdi>{zone}</bdi>
        </p>
      )}
      <LaneNames process={process} chart={chart} frame={frame} />
      <div
        className={styles.scroller}
        ref={scroller}
        role="group"
        aria-label={label}
        tabIndex={0}
        data-zoomed={zoomed}
      >
        {visible === 0 ? (
          <div style={{ blockSize: frame.height }} />
        ) : (
          <ChartPlot
            process={process}
            chart={chart}
            frame={frame}
            patterns={patterns}
            past={past}
            awaitedAt={awaitedAt}
            late={late}
            selected={selected}
            onSelect={onSelect}
          />
        )}
      </div>
      {children}
    </div>
  );
}
