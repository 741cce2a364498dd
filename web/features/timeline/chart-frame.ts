import type { Chart, ChartInput, Lane } from './chart-layout.ts';
import { trackHeight } from './lane-model.ts';

/** How the lanes are set into the drawing, apart from time: paddings, heights and the direction. */
export interface ChartFrame {
  width: number;
  height: number;
  /** Names stand above their bars. */
  narrow: boolean;
  /** Where the lanes begin, below the axis, and where they end. */
  top: number;
  bottom: number;
  /** Whether the lengths of idle bands stand below the lanes, since names take the room inside. */
  idleBelow: boolean;
  /** Pixels before the first moment. */
  before: number;
  /** Turns a place on the plot into the left edge of something that is `size` wide. */
  left: (x: number, size?: number) => number;
  /** 1 where time runs to the right, -1 where it runs to the left. */
  forward: 1 | -1;
  /** Middle of a row of bars. */
  middle: (lane: Lane, track: number) => number;
}

interface FrameLook {
  narrow: boolean;
  rightToLeft: boolean;
}

/** Room before the first mark, for half a label; and after the last one, for the word beside a tick. */
export const padding = {
  wide: { start: 30, end: 92 },
  narrow: { start: 28, end: 72 },
} as const;

/** A narrow lane carries its name above its bars. */
const laneHeights = { wide: 52, narrow: 70 } as const;
/** From the top of a lane to the middle of its first row of bars. */
const firstRow = { wide: 26, narrow: 48 } as const;

const axisHeight = 32;
const dayHeight = 14;
/** For the lengths of idle bands, where they stand below the lanes. */
const idleHeight = 20;
/** No plot is narrower, as long as its own width is not known either. */
const leastWidth = 120;

/** What the layout may fill of an element of a width. */
export function chartRoom(width: number, narrow: boolean): Pick<ChartInput, 'width' | 'laneHeight'> {
  const density = narrow ? 'narrow' : 'wide';
  const { start, end } = padding[density];
  return { width: Math.max(width - start - end, leastWidth), laneHeight: laneHeights[density] };
}

export function frameChart(chart: Chart, { narrow, rightToLeft }: FrameLook): ChartFrame {
  const density = narrow ? 'narrow' : 'wide';
  const { start, end } = padding[density];
  const width = chart.width + start + end;
  const top = axisHeight + (chart.ticks.some((tick) => tick.day !== null) ? dayHeight : 0);
  const idleBelow = narrow && chart.idle.length > 0;
  return {
    width,
    height: top + chart.height + (idleBelow ? idleHeight : 0),
    top,
    bottom: top + chart.height,
    narrow,
    idleBelow,
    before: start,
    left: (x, size = 0) => (rightToLeft ? width - start - x - size : start + x),
    forward: rightToLeft ? -1 : 1,
    middle: (lane, track) => top + lane.y + firstRow[density] + track * trackHeight,
  };
}
