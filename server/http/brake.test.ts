import { expect, it } from 'vitest';
import { createBrake } from './brake.ts';

it('a brake stops who was wrong too often, nobody else, and not for ever', () => {
  let now = 0;
  const brake = createBrake({ most: 3, per: 1000, now: () => now });
  for (const at of [0, 400, 800]) {
    now = at;
    expect(brake.isOn('guesser')).toBe(false);
    brake.note('guesser');
  }
  expect([brake.isOn('guesser'), brake.isOn('other')]).toEqual([true, false]);
  now = 1000;
  expect(brake.isOn('guesser')).toBe(false);
});

it('a brake remembers so many, the newest of them', () => {
  const brake = createBrake({ most: 1, per: 1000, now: () => 0 });
  for (let number = 0; number <= 10_000; number += 1) brake.note(`guesser ${number}`);
  expect([brake.isOn('guesser 0'), brake.isOn('guesser 1')]).toEqual([false, true]);
});
