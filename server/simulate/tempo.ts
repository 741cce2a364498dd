import { seeded, type Random } from './random.ts';

/**
 * Moves the moments of one process (ascending, epoch milliseconds) to where they are played. Their order stays, and so
 * does the first: a process starts when it starts.
 */
export type Tempo = (moments: readonly number[]) => number[];

const minute = 60_000;
const shortWait = 2 * minute;
const day = 24 * 60 * minute;

/** As long as it would really take. */
export const natural: Tempo = (moments) => [...moments];

/** Everything `factor` times as fast, counted from the start of the process. */
export function faster(factor: number): Tempo {
  return (moments) => {
    const [start = 0] = moments;
    return moments.map((moment) => Math.round(start + (moment - start) / factor));
  };
}

/**
 * The past as it was; after `now` nobody waits longer than five minutes, while logging in and filling keep their pace
 * and what takes days (a link that expires) still takes an hour. A screen that shows it moves every few seconds, and
 * what has waited since yesterday has waited that long.
 */
export function livelyAfter(now: number): Tempo {
  return (moments) => {
    const random = seeded('tempo', moments[0] ?? 0);
    const [start = 0] = moments;
    const begin = Math.max(start, now);
    let lived = begin;
    let played = begin;
    return moments.map((moment) => {
      if (moment <= begin) return moment;
      const wait = moment - lived;
      played += livelier(wait, random);
      lived = moment;
      return played;
    });
  };
}

function livelier(wait: number, random: Random): number {
  if (wait <= shortWait) return wait;
  return Math.round(wait < day ? random.between(0.1, 5) * minute : random.between(40, 80) * minute);
}
