import { useTranslation } from 'react-i18next';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import type { ChartFrame } from '../features/timeline/chart-frame.ts';
import type { Chart, ChartInput } from '../features/timeline/chart-layout.ts';
import { ChartPlot } from '../features/timeline/chart-plot.tsx';
import { laneFacts } from '../features/timeline/lane-facts.ts';
import { lateEvents } from '../features/timeline/late-events.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import { ChartLegend } from './chart-legend.tsx';
import styles from './picture.module.css';
import { useLeft } from './sheet.ts';
import { Words } from './text/words.tsx';

/** Pixels of the names beside the plot. */
export const namesWidth = 220;
/** Of what the tints mean, below the lanes. */
export const legendHeight = 44;

export interface ChartPictureProps {
  process: Process;
  events: readonly Event[];
  chart: Chart;
  frame: ChartFrame;
  archive: ChartInput['archive'];
  /** How many processes the ghost behind the bars is learned from; 0 where none is drawn. */
  ghosts: number;
  x: number;
  y: number;
}

/** The time chart of a process: what the page draws over time, beside the names of its lanes. */
export function ChartPicture({ process, events, chart, frame, archive, ghosts, x, y }: ChartPictureProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const left = useLeft();
  const width = namesWidth + frame.width;
  return (
    <>
      <Words x={x} y={y + frame.top - 12} size={11.5} tone="third" room={namesWidth - 8}>
        {time.zone}
      </Words>
      {chart.lanes.map((lane) => {
        const station = lane.station === null ? undefined : process.stations[lane.station];
        const top = y + frame.top + lane.y;
        const middle = top + lane.height / 2;
        const facts = station === undefined ? '' : laneFacts(station, false, t);
        return (
          <g key={lane.y}>
            <line
              className={styles.rule}
              x1={left(x)}
              x2={left(x + namesWidth)}
              y1={top + 0.5}
              y2={top + 0.5}
              shapeRendering="crispEdges"
            />
            <Words
              x={x}
              y={middle + (facts === '' ? 5 : -2)}
              size={14}
              weight={550}
              tone="ink"
              room={namesWidth - 10}
              isVendors={station !== undefined}
            >
              {station?.name ?? t('chart.archive')}
            </Words>
            <Words x={x} y={middle + 15} size={12} tone="third" room={namesWidth - 10}>
              {facts}
            </Words>
          </g>
        );
      })}
      <g transform={`translate(${left(x + namesWidth, frame.width)} ${y})`}>
        <ChartPlot
          process={process}
          chart={chart}
          frame={frame}
          patterns="p"
          past={null}
          awaitedAt={archive === 'expected' ? chart.now : null}
          late={lateEvents(events)}
          selected={null}
          onSelect={null}
        />
      </g>
      <ChartLegend
        hasIdle={chart.idle.length > 0}
        ghosts={ghosts}
        isRequest={process.isRequest}
        x={x}
        y={y + frame.height}
        width={width}
      />
    </>
  );
}
