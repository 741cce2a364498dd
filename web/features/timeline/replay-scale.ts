import { timeOn, timeScale, type TimeScale } from './time-scale.ts';

/** Places on the scrubber. */
export const replayLength = 1000;
/** Milliseconds from its one end to the other at speed 1. */
const runTime = 20_000;
/** Places that the quickest of steps takes, so that it can be seen. */
const leastStep = 12;
export const speeds = [1, 2, 4, 0.5] as const;

/** The moments of a process along the scrubber: long waits are as short there as on the chart, so playing does not stand still. */
export function replayScale(instants: readonly number[]): TimeScale {
  const distinct = [...new Set(instants)].sort((a, b) => a - b);
  return timeScale({
    instants: distinct,
    minWidths: distinct.slice(1).map(() => Math.min(leastStep, replayLength / distinct.length)),
    width: replayLength,
    trueScale: false,
  });
}

/** The moment that is reached after playing on for `ms` milliseconds; null at the end, which is the present. */
export function playOn(scale: TimeScale, moment: number, ms: number, speed: number): number | null {
  const place = scale.x(moment) + (ms / runTime) * speed * replayLength;
  return place >= replayLength ? null : timeOn(scale.stretches, place);
}

/** The next of the moments; null after the last one. For those who want no motion. */
export function stepOn(scale: TimeScale, moment: number): number | null {
  return scale.stretches.slice(0, -1).find(({ to }) => to > moment)?.to ?? null;
}
