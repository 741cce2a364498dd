import { expectedFinish } from '../../shared/expected-finish.ts';
import type { ProcessPicture } from '../../shared/picture.ts';
import { archiveOf } from '../features/timeline/archive-of.ts';
import { chartRoom, frameChart } from '../features/timeline/chart-frame.ts';
import { chartLayout, stillRunning, type Chart } from '../features/timeline/chart-layout.ts';
import { medianRun } from '../features/timeline/median-run.ts';
import { createTimeFormat, type TimeFormat } from '../lib/format-time.ts';
import { layoutLine, type LineLayout } from '../ui/line-layout.ts';
import { languages } from '../locales/languages.ts';
import { ChartPicture, legendHeight, namesWidth } from './chart-picture.tsx';
import { LinePicture } from './line-picture.tsx';
import { lineRows } from './line-rows.ts';
import { headHeight, PictureHead } from './picture-head.tsx';
import { footHeight, PictureFoot } from './picture-foot.tsx';
import type { Drawing } from './still.tsx';
import { words } from './words.ts';

const margin = 28;
const usualWidth = 1120;
/** A chart that needs more than this to keep its marks apart is drawn to scale, where they may meet. */
const mostWidth = 6000;
/** Between the line and the chart. */
const gap = 20;

/** The line of a process, its time chart, or both, below what they are of. */
export function processDrawing(picture: ProcessPicture): Drawing {
  const { process, events, workflow, language, zone, now, part } = picture;
  const time = createTimeFormat(language, zone, () => now);
  const t = words[language].getFixedT(language, 'timeline');
  const states = words[language].getFixedT(language, 'states');
  const layout = layoutLine(process, workflow, now);
  const archive = archiveOf(process, layout);
  const usual = medianRun(process, layout);
  const chart = part === 'line' ? null : chartOf(picture, layout, time);
  const frame = chart && frameChart(chart, { narrow: false, rightToLeft: languages[language].dir === 'rtl' });
  const inside = frame === null ? usualWidth : Math.max(usualWidth, namesWidth + frame.width);
  const rows =
    part === 'chart' || layout.stops.length === 0
      ? null
      : lineRows(process, layout, inside, { now, t, time, archive: states('archive') });
  const lineFrom = margin + headHeight;
  const chartFrom = lineFrom + (rows === null ? 0 : rows.height + (chart === null ? 0 : gap));
  const footFrom = chartFrom + (frame === null ? 0 : frame.height + legendHeight);
  const number = process.processNumber === null ? '' : `#${process.processNumber} `;
  return {
    width: inside + 2 * margin,
    height: Math.ceil(footFrom + footHeight + margin / 2),
    title: number + process.title,
    content: (
      <>
        <PictureHead
          process={process}
          layout={layout}
          finish={expectedFinish(process, workflow, now)}
          x={margin}
          y={margin}
          width={inside}
        />
        {rows === null ? null : <LinePicture rows={rows} x={margin} y={lineFrom} />}
        {chart === null || frame === null ? null : (
          <ChartPicture
            process={process}
            events={events}
            chart={chart}
            frame={frame}
            archive={archive}
            ghosts={chart.lanes.some(({ ghost }) => ghost !== null) ? (usual?.samples ?? 0) : 0}
            x={margin}
            y={chartFrom}
          />
        )}
        <PictureFoot x={margin} y={footFrom} width={inside} chart={chart} />
      </>
    ),
  };
}

/** Below this length a chart names its moments to the second. */
const secondsBelow = 5 * 60_000;

function chartOf({ process, events, now }: ProcessPicture, layout: LineLayout, time: TimeFormat): Chart {
  const archive = archiveOf(process, layout);
  const running = stillRunning(process, archive);
  const length = (running ? now : Date.parse(process.lastEventAt)) - Date.parse(process.startedAt);
  const input = {
    process,
    events,
    now: running ? now : null,
    archive,
    ...chartRoom(usualWidth - namesWidth, false),
    trueScale: false,
    usual: medianRun(process, layout),
    timeLabel: (at: number): string =>
      length < secondsBelow ? time.clockToMillis(at).slice(0, 8) : time.clock(at),
    dayOf: time.date,
  };
  const apart = chartLayout(input);
  if (apart.width <= mostWidth) return apart;
  return chartLayout({ ...input, width: mostWidth, trueScale: true });
}
