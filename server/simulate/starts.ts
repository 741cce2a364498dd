import { whenOpen } from './opening-hours.ts';
import { seeded } from './random.ts';

/** `count` moments between two others, ascending, in office hours as far as there are any. */
export function spread(seed: number, count: number, from: number, to: number): number[] {
  const random = seeded(seed, 'spread');
  const moments = Array.from({ length: count }, () => {
    const moment = Math.round(random.between(from, to));
    const open = Math.round(whenOpen(moment, true, random.between(0, 2 * 60 * 60_000)));
    return open <= to ? open : moment;
  });
  return moments.sort((a, b) => a - b);
}

/** Starts as they come in by themselves, without end: `gap` milliseconds apart on average. */
export function* arrivals(seed: number, from: number, gap: number): Generator<number, never, undefined> {
  const random = seeded(seed, 'arrivals');
  for (let moment = from; ; moment += Math.round(-Math.log(1 - random.next()) * gap)) yield moment;
}
