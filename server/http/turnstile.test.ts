import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTurnstile } from './turnstile.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('lets in as many as there are places, and the others in their order as places become free', async () => {
  const { enter, leave } = createTurnstile(2, 1000);
  const came: number[] = [];
  const all = [1, 2, 3, 4].map((each) => enter().then((isIn) => isIn && came.push(each)));
  await vi.advanceTimersByTimeAsync(10);
  expect(came).toEqual([1, 2]);
  leave();
  await vi.advanceTimersByTimeAsync(10);
  expect(came).toEqual([1, 2, 3]);
  leave();
  await Promise.all(all);
  expect(came).toEqual([1, 2, 3, 4]);
});

test('sends away who waited too long, and gives the place to the next', async () => {
  const { enter, leave } = createTurnstile(1, 1000);
  expect(await enter()).toBe(true);
  const late = enter();
  await vi.advanceTimersByTimeAsync(600);
  const next = enter();
  await vi.advanceTimersByTimeAsync(500);
  expect(await late).toBe(false);
  leave();
  expect(await next).toBe(true);
  leave();
  expect(await enter()).toBe(true);
});
