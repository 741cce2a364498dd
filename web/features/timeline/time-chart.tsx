import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { useNow } from '../../lib/now.ts';
import { usePrinting } from '../../lib/use-printing.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import { ChartEdges } from './chart-edges.tsx';
import { ChartFooter } from './chart-footer.tsx';
import { chartRoom, frameChart, padding } from './chart-frame.ts';
import { chartLayout, stillRunning, type ChartInput, type Past } from './chart-layout.ts';
import { ChartTimes } from './chart-times.tsx';
import { eventPlace } from './event-place.ts';
import type { MedianRun } from './median-run.ts';
import { useChartView } from './use-chart-view.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';
import { usePlotBox } from './use-plot-box.ts';

export interface TimeChartProps {
  process: Process;
  events: readonly Event[];
  archive: ChartInput['archive'];
  /** What is usual; null while that is not known. */
  usual: MedianRun | null;
  /** As it was at a moment, where that is shown; null for the present. */
  past: Past | null;
  /** The page is narrow: names stand above their bars. */
  narrow: boolean;
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  /** Key of the selected event; null without one. */
  selected: string | null;
  onSelect: (key: string) => void;
  trueScale: boolean;
  onTrueScale: (on: boolean) => void;
}

/** Pixels of the plot on a sheet of A4 that lies, beside the names. */
const paperWidth = 820;

/** Below this length a chart names its moments to the second. */
const secondsBelow = 5 * 60_000;

/** How long each step took: a lane per station over one axis of time. */
export function TimeChart(props: TimeChartProps) {
  const { process, events, archive, usual, past, narrow, late, selected, onSelect, trueScale, onTrueScale } =
    props;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const box = usePlotBox(scroller);
  const printing = usePrinting();
  const width = printing ? paperWidth : box.width;
  const { rightToLeft } = box;
  const view = useChartView(scroller, padding[narrow ? 'narrow' : 'wide'], rightToLeft ? -1 : 1);
  const now = useNow();
  const running = stillRunning(process, archive);
  const length = (running ? now : Date.parse(process.lastEventAt)) - Date.parse(process.startedAt);
  const timeLabel = (at: number): string =>
    length < secondsBelow ? time.clockToMillis(at).slice(0, 8) : time.clock(at);
  const chart = chartLayout({
    process,
    events,
    now: running ? now : null,
    archive,
    ...chartRoom(width, narrow),
    trueScale,
    zoom: printing ? 1 : view.zoom,
    usual,
    past,
    timeLabel,
    dayOf: time.date,
  });
  const frame = frameChart(chart, { narrow, rightToLeft });
  const measured = chart.width / view.zoom;
  useLayoutEffect(() => {
    if (!printing) view.measured(measured);
  });
  const isMultiDay = time.date(chart.start) !== time.date(chart.end);
  const place = selected === null ? null : eventPlace(chart, selected);
  // Without a selection the present is in sight: where a process stands matters more than how it began. While it is
  // played again, that is the moment that is shown.
  const sight = past === null ? (place ?? chart.now) : chart.now;
  useKeepInSight(
    scroller,
    sight === null || width === 0 || events.length === 0 ? null : frame.left(sight),
    past === null ? selected : String(past.moment),
  );
  return (
    <section aria-label={t('chart.label')}>
      <ChartDrawing
        process={process}
        chart={chart}
        frame={frame}
        scroller={scroller}
        visible={width}
        fit={printing ? Math.min(1, paperWidth / frame.width) : 1}
        label={t('chart.plot')}
        zoomed={view.zoom > 1}
        zone={narrow ? null : time.zone}
        past={past === null ? null : timeLabel(past.moment)}
        awaitedAt={past === null && archive === 'expected' ? chart.now : null}
        late={late}
        selected={selected}
        onSelect={onSelect}
      >
        {width === 0 || printing || frame.width <= width + 1 ? null : (
          <ChartEdges
            chart={chart}
            frame={frame}
            scroller={scroller}
            visible={width}
            label={timeLabel}
            dayOf={isMultiDay ? time.date : null}
          />
        )}
      </ChartDrawing>
      <ChartFooter
        times={
          <ChartTimes
            chart={chart}
            frame={frame}
            scroller={scroller}
            visible={width}
            zone={narrow ? time.zone : null}
          />
        }
        trueScale={trueScale}
        onTrueScale={onTrueScale}
        ghosts={chart.lanes.some(({ ghost }) => ghost !== null) ? (usual?.samples ?? 0) : 0}
        hasIdle={chart.idle.length > 0}
        isRequest={process.isRequest}
        view={view}
      />
    </section>
  );
}
