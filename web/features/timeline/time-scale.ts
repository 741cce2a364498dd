/** A part of the time axis between two neighbouring instants, in pixels from the start of the plot. */
export interface Stretch {
  from: number;
  to: number;
  x: number;
  width: number;
  /** Nothing happened for so long that it is drawn narrower than it was. */
  idle: boolean;
}

export interface TimeScale {
  stretches: readonly Stretch[];
  /** Pixels from the start of the plot; times outside the instants lie on its edge. */
  x: (time: number) => number;
}

export interface TimeScaleInput {
  /** Every moment that is drawn, ascending and distinct; at least one. */
  instants: readonly number[];
  /** Least pixels between `instants[i]` and `instants[i + 1]`; kept while there is room for all of them. */
  minWidths: readonly number[];
  width: number;
  /** True: strictly proportional, nothing collapses and nothing is widened. */
  trueScale: boolean;
}

/** Shorter waits are never called idle: they belong to the pace of the work. */
const shortestIdle = 15 * 60_000;
/** An idle gap is this many times as long as all shorter gaps together... */
const idleFactor = 1.5;
/** ...and at least this share of the whole: beside a day, half an hour is not worth a band. */
const idleLeastShare = 0.04;
/** Room that an idle gap takes at least: its band and a little of the bar on both sides. */
export const idleWidth = 56;
/** Where there is room, the words beside an end tick fit before the band. */
const roomyIdleWidth = 190;
/** All idle gaps together take at least their least room and, beyond it, at most this share of the plot. */
const idleShare = 0.36;
/** Once idle time is collapsed, a minute of the rest takes at most this much; bands get what is left over. */
const pixelsPerMinute = 100;

/**
 * Which gaps are idle, judged from the short ones up, so that several long waits do not hide each other.
 * The two shortest always stay to scale: without them there would be nothing to compare with.
 */
function idleGaps(gaps: readonly number[], width: number): Set<number> {
  const ascending = gaps.map((length, index) => ({ length, index })).sort((a, b) => a.length - b.length);
  const idle: number[] = [];
  const least = Math.max(shortestIdle, idleLeastShare * gaps.reduce((sum, each) => sum + each, 0));
  let active = 0;
  ascending.forEach(({ length, index }, rank) => {
    if (rank >= 2 && length >= least && length > idleFactor * active) idle.push(index);
    else active += length;
  });
  const most = Math.floor(width / (2 * idleWidth));
  return new Set(most === 0 ? [] : idle.slice(-most));
}

/** Shares `width` in proportion to `lengths`, giving none less than its minimum while that is possible. */
function share(lengths: readonly number[], minWidths: readonly number[], width: number): number[] {
  const wanted = minWidths.reduce((sum, each) => sum + each, 0);
  const minimum = lengths.map((_, index) => (minWidths[index] ?? 0) * (wanted > width ? width / wanted : 1));
  const fixed = new Set<number>();
  for (;;) {
    let room = width;
    let total = 0;
    lengths.forEach((length, index) => {
      if (fixed.has(index)) room -= minimum[index] ?? 0;
      else total += length;
    });
    const perMs = total > 0 ? Math.max(room, 0) / total : 0;
    const shared = lengths.map((length, index) =>
      fixed.has(index) ? (minimum[index] ?? 0) : length * perMs,
    );
    const before = fixed.size;
    shared.forEach((each, index) => {
      if (each < (minimum[index] ?? 0) - 1e-6) fixed.add(index);
    });
    if (fixed.size === before) return shared;
  }
}

function widths(
  gaps: readonly number[],
  { minWidths, width, trueScale }: TimeScaleInput,
  idle: Set<number>,
): number[] {
  if (trueScale || idle.size === 0) return share(gaps, trueScale ? gaps.map(() => 0) : minWidths, width);
  const active = gaps.flatMap((_, index) => (idle.has(index) ? [] : [index]));
  const lengths = active.map((index) => gaps[index] ?? 0);
  const minimum = active.map((index) => minWidths[index] ?? 0);
  const roomy = Math.min(roomyIdleWidth, (idleShare * width) / idle.size);
  const room = Math.max(width - idle.size * Math.max(idleWidth, roomy), 0);
  const natural = (lengths.reduce((sum, each) => sum + each, 0) / 60_000) * pixelsPerMinute;
  const wanted = minimum.reduce((sum, each) => sum + each, 0);
  const activeWidth = Math.min(room, Math.max(natural, wanted));
  const shared = share(lengths, minimum, activeWidth);
  const perIdle = (width - activeWidth) / idle.size;
  return gaps.map((_, index) => (idle.has(index) ? perIdle : (shared[active.indexOf(index)] ?? 0)));
}

/** Lays moments out on an axis on which long waits take little room and short steps stay visible. */
export function timeScale(input: TimeScaleInput): TimeScale {
  const { instants, width, trueScale } = input;
  const gaps = instants.slice(1).map((to, index) => to - (instants[index] ?? to));
  const idle = trueScale ? new Set<number>() : idleGaps(gaps, width);
  const stretches: Stretch[] = [];
  let x = 0;
  widths(gaps, input, idle).forEach((each, index) => {
    const from = instants[index] ?? 0;
    stretches.push({ from, to: instants[index + 1] ?? from, x, width: each, idle: idle.has(index) });
    x += each;
  });
  return scaleOf(stretches);
}

function scaleOf(stretches: readonly Stretch[]): TimeScale {
  return { stretches, x: (time) => placeOn(stretches, time) };
}

/** The same axis, drawn `zoom` times as long: what is collapsed stays so. */
export function zoomScale({ stretches }: TimeScale, zoom: number): TimeScale {
  return scaleOf(stretches.map((each) => ({ ...each, x: each.x * zoom, width: each.width * zoom })));
}

/** The moment at a place on the axis; before and after it, that of its end. */
export function timeOn(stretches: readonly Stretch[], x: number): number {
  const stretch = stretches.find((each) => x <= each.x + each.width) ?? stretches.at(-1);
  if (stretch === undefined) return 0;
  const part = stretch.width === 0 ? 0 : (x - stretch.x) / stretch.width;
  return stretch.from + (stretch.to - stretch.from) * Math.min(Math.max(part, 0), 1);
}

function placeOn(stretches: readonly Stretch[], time: number): number {
  const stretch = stretches.find((each) => time <= each.to) ?? stretches.at(-1);
  if (stretch === undefined) return 0;
  const part = (time - stretch.from) / (stretch.to - stretch.from);
  return stretch.x + stretch.width * Math.min(Math.max(part, 0), 1);
}
