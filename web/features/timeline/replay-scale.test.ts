import { expect, it } from 'vitest';
import { playOn, replayLength, replayScale, stepOn } from './replay-scale.ts';

const minute = 60_000;
const moments = [0, 3 * minute, 5 * minute, 900 * minute, 910 * minute];
const scale = replayScale(moments);

function play(speed: number): number[] {
  const seen = [0];
  for (let at: number | null = 0; at !== null;) {
    at = playOn(scale, at, 50, speed);
    if (at !== null) seen.push(at);
  }
  return seen;
}

it('plays from the first moment to the last in twenty seconds, and never back', () => {
  const seen = play(1);
  expect(seen.length).toBeGreaterThanOrEqual(399);
  expect(seen.length).toBeLessThanOrEqual(401);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

it('is as much quicker as it is told', () => {
  expect(play(4).length).toBeCloseTo(play(1).length / 4, -1);
});

it('spends no more than half of it on a night in which nothing happened', () => {
  const night = play(1).filter((at) => at > 5 * minute && at < 900 * minute);
  expect(night.length).toBeLessThan(200);
});

it('goes from event to event where nothing is to move', () => {
  expect(stepOn(scale, 0)).toBe(3 * minute);
  expect(stepOn(scale, 4 * minute)).toBe(5 * minute);
  expect(stepOn(scale, 900 * minute)).toBeNull();
});

it('has room for every moment of a thousand', () => {
  const many = replayScale(Array.from({ length: 1000 }, (_, at) => at * minute));
  expect(many.x(999 * minute)).toBeCloseTo(replayLength);
  expect(stepOn(many, 0)).toBe(minute);
});
