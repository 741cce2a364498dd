import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useNow } from '../../lib/now.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import { chartRoom, frameChart } from './chart-frame.ts';
import { chartLayout, stillRunning, type Story } from './chart-layout.ts';
import { eventPath } from './compare-path.ts';
import { lateEvents } from './late-events.ts';
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
  const scroller = useRef<HTMLDivElement>(null);
  const { width, rightToLeft } = usePlotBox(scroller);
  const { process, events, archive } = story;
  const start = Date.parse(process.startedAt);
  const chart = chartLayout({
    ...story,
    now: stillRunning(process, archive) ? now : null,
    beside: { ...beside, now: stillRunning(beside.process, beside.archive) ? now : null },
    ...chartRoom(width, narrow),
    trueScale: false,
    timeLabel: (at) => tightSpan(time, at - start),
    dayOf: () => '',
  });
  const frame = frameChart(chart, { narrow, rightToLeft });
  return (
    <ChartDrawing
      process={process}
      chart={chart}
      frame={frame}
      scroller={scroller}
      visible={width}
      label={t('chart.label')}
      zoomed={false}
      zone={null}
      past={null}
      awaitedAt={null}
      late={lateEvents(events)}
      selected={null}
      onSelect={(event) => navigate(eventPath(process, event))}
    />
  );
}
