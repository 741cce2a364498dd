import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useNow } from '../../lib/now.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { ChartAxis } from './chart-axis.tsx';
import { eventPath } from './compare-path.ts';
import { frameChart, laneHeights, padding } from './chart-frame.ts';
import { HandOffs, IdleBands, LaneRules } from './chart-ground.tsx';
import { ChartLane } from './chart-lane.tsx';
import { chartLayout, stillRunning, type Story } from './chart-layout.ts';
import { ChartPatterns } from './chart-patterns.tsx';
import { LaneNames } from './lane-names.tsx';
import { lateEvents } from './late-events.ts';
import styles from './time-chart.module.css';
import { usePlotBox } from './use-plot-box.ts';

interface CompareChartProps {
  story: Story;
  /** The one that it is compared with, whose moments are on its axis too. */
  beside: Story;
  narrow: boolean;
}

/** The chart of one process, from its own start, on the axis of both. A mark leads to the event on its own page. */
export function CompareChart({ story, beside, narrow }: CompareChartProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const now = useNow();
  const [, navigate] = useLocation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { width, rightToLeft } = usePlotBox(scroller);
  const density = narrow ? 'narrow' : 'wide';
  const { process, events, archive } = story;
  const start = Date.parse(process.startedAt);
  const chart = chartLayout({
    ...story,
    now: stillRunning(process, archive) ? now : null,
    beside: { ...beside, now: stillRunning(beside.process, beside.archive) ? now : null },
    width: Math.max(width - padding[density].start - padding[density].end, 120),
    trueScale: false,
    laneHeight: laneHeights[density],
    timeLabel: (at) => tightSpan(time, at - start),
    dayOf: () => '',
  });
  const frame = frameChart(chart, { narrow, rightToLeft });
  const late = lateEvents(events);
  return (
    <div className={`${styles.body} ${narrow ? styles.narrow : ''}`}>
      <LaneNames process={process} chart={chart} top={frame.top} narrow={narrow} />
      <div className={styles.scroller} ref={scroller} role="group" aria-label={t('chart.label')} tabIndex={0}>
        {width === 0 ? (
          <div style={{ blockSize: frame.height }} />
        ) : (
          <svg
            className={styles.plot}
            width={frame.width}
            height={frame.height}
            role="group"
            aria-label={t('chart.reading', { start: time.full(chart.start), end: time.full(chart.end) })}
          >
            <ChartPatterns id={id} />
            <LaneRules chart={chart} frame={frame} />
            <HandOffs chart={chart} frame={frame} />
            {chart.lanes.map((lane) => (
              <ChartLane
                key={lane.station ?? 'archive'}
                lane={lane}
                frame={frame}
                name={
                  lane.station === null ? t('chart.archive') : (process.stations[lane.station]?.name ?? '')
                }
                patterns={id}
                isRequest={process.isRequest}
                late={late}
                selected={null}
                onSelect={(event) => navigate(eventPath(process, event))}
                awaitedAt={null}
              />
            ))}
            <IdleBands chart={chart} frame={frame} patterns={id} />
            <ChartAxis chart={chart} frame={frame} past={null} />
          </svg>
        )}
      </div>
    </div>
  );
}
