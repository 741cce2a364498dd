import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { useWeek } from '../../lib/use-week.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { Chart } from './chart-layout.ts';
import { eventPlace } from './event-place.ts';
import { idleBandWidth } from './lane-marks.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import styles from './chart-ground.module.css';

interface GroundProps {
  chart: Chart;
  frame: ChartFrame;
}

/** A chart lower than this has no room for words that stand on end. */
const standingText = 92;

/** Width of the ground behind words, in pixels. */
const plateOf = (words: string): number => words.length * 6 + 10;

/** The line above each lane. */
export function LaneRules({ chart, frame }: GroundProps) {
  return chart.lanes.map((lane) => (
    <line
      key={lane.y}
      className={styles.rule}
      x2={frame.width}
      y1={frame.top + lane.y + 0.5}
      y2={frame.top + lane.y + 0.5}
    />
  ));
}

/** Stretches in which nothing happened: narrow, and labelled with how long they really were. */
export function IdleBands({ chart, frame, patterns }: GroundProps & { patterns: string }) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const week = useWeek();
  const upright = chart.height < standingText;
  const middle = frame.top + chart.height / 2;
  return chart.idle.map((band) => {
    const length = band.to - band.from;
    const span = tightSpan(time, length);
    const hasDayOff = week.hasDayOff(band.from, band.to);
    const long = t('chart.idleWeekend', { span });
    const hasRoom = !upright && plateOf(long) <= chart.height - 8;
    const words = frame.idleBelow ? span : hasDayOff && hasRoom ? long : t('chart.idle', { span });
    const center = frame.left(band.x);
    const plate = plateOf(words);
    return (
      <g
        key={band.x}
        className={styles.idle}
        role="img"
        aria-label={t(hasDayOff ? 'chart.idleWeekendSpoken' : 'chart.idleSpoken', {
          span: time.spoken(length),
        })}
      >
        <rect
          x={center - idleBandWidth / 2}
          y={frame.top}
          width={idleBandWidth}
          height={chart.height}
          fill={`url(#${patterns}-slats)`}
        />
        {frame.idleBelow ? (
          <text x={center} y={frame.bottom + 14}>
            {words}
          </text>
        ) : (
          <g transform={upright ? undefined : `rotate(-90 ${center} ${middle})`}>
            <rect
              className={styles.plate}
              x={center - plate / 2}
              y={middle - 9}
              width={plate}
              height="18"
              rx="4"
            />
            <text x={center} y={middle + 4}>
              {words}
            </text>
          </g>
        )}
      </g>
    );
  });
}

/** From the end of one station to the beginning of the next: down its lane and over. */
export function HandOffs({ chart, frame }: GroundProps) {
  return (
    <g className={styles.handOffs} aria-hidden="true">
      {chart.handOffs.map((each) => {
        const from = chart.lanes[each.fromLane];
        const to = chart.lanes[each.toLane];
        if (from === undefined || to === undefined) return null;
        const x1 = frame.left(each.fromX);
        const x2 = frame.left(each.toX);
        const y1 = frame.middle(from, each.fromTrack);
        const y2 = frame.middle(to, 0);
        const turn = Math.min(6, Math.abs(x2 - x1));
        const side = Math.sign(x2 - x1) || frame.forward;
        const arrow = y2 > y1 ? 1 : -1;
        return (
          <path
            key={each.toLane}
            d={`M${x1} ${y1}V${y2 - arrow * turn}q0 ${arrow * turn} ${side * turn} ${arrow * turn}H${x2}`}
          />
        );
      })}
    </g>
  );
}

/** A thread through all lanes at the moment of the selected event. */
export function SelectionLine({ chart, frame, selected }: GroundProps & { selected: string | null }) {
  const place = selected === null ? null : eventPlace(chart, selected);
  if (place === null) return null;
  const x = frame.left(place);
  return <line className={styles.thread} x1={x} x2={x} y1={frame.top} y2={frame.bottom} aria-hidden="true" />;
}
