const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far apart the moments are, up to how long ago: close by in minutes, far away in days. */
const steps = [
  { until: 3 * hour, step: 5 * minute },
  { until: day, step: 15 * minute },
  { until: 7 * day, step: hour },
  { until: 31 * day, step: 6 * hour },
  { until: 400 * day, step: day },
  { until: Infinity, step: 7 * day },
] as const;

/**
 * The moments of the past that are worth stopping at, in epoch milliseconds, oldest first: round times of the clock in
 * the viewer's zone, and the very `first` one. `offsetAt` tells how far that zone is ahead of UTC, in milliseconds.
 */
export function pastMoments(first: number, now: number, offsetAt: (time: number) => number): number[] {
  const moments: number[] = [];
  let last = now;
  for (const { until, step } of steps) {
    for (;;) {
      const next = roundDown(last - 1, step, offsetAt);
      if (next <= first) return [Math.min(first, now), ...moments.reverse()];
      if (now - next > until) break;
      moments.push(next);
      last = next;
    }
  }
  return moments.reverse();
}

/** Where clocks are changed, a round time may come twice or never: the moment before is taken, so that it always falls. */
function roundDown(time: number, step: number, offsetAt: (time: number) => number): number {
  const offset = offsetAt(time);
  const rounded = Math.floor((time + offset) / step) * step - offset;
  const corrected = rounded + offset - offsetAt(rounded);
  return corrected > time ? rounded : corrected;
}

/** The place among the moments that comes closest. */
export function nearestMoment(moments: readonly number[], time: number): number {
  let best = 0;
  for (const [index, moment] of moments.entries()) {
    if (Math.abs(moment - time) < Math.abs((moments[best] ?? 0) - time)) best = index;
  }
  return best;
}
