import { expect, it, vi } from 'vitest';
import { createPacer, type PacerClock } from './paint-pacer.ts';

/** A clock that is moved by hand; a frame comes every 16 milliseconds. */
function handClock() {
  let now = 0;
  let planned: { at: number; run: () => void }[] = [];
  const plan = (at: number, run: () => void) => {
    const entry = { at, run };
    planned.push(entry);
    return () => {
      planned = planned.filter((each) => each !== entry);
    };
  };
  const clock: PacerClock = {
    now: () => now,
    nextFrame: (run) => plan(now + 16, run),
    after: (ms, run) => plan(now + ms, run),
  };
  const pass = (ms: number) => {
    now += ms;
    const due = planned.filter(({ at }) => at <= now);
    planned = planned.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  return { clock, pass };
}

it('paints on the next frame while few changes come', () => {
  const { clock, pass } = handClock();
  const paint = vi.fn();
  const pacer = createPacer(paint, clock);
  for (let second = 0; second < 3; second += 1) {
    pacer.told(100);
    pass(16);
    expect(paint).toHaveBeenCalledTimes(second + 1);
    pass(1000);
  }
});

it('gathers what comes within one frame into one painting', () => {
  const { clock, pass } = handClock();
  const paint = vi.fn();
  const pacer = createPacer(paint, clock);
  pacer.told(1);
  pacer.told(1);
  pass(16);
  expect(paint).toHaveBeenCalledTimes(1);
});

it('paints at most four times a second when more than a hundred changes a second come', () => {
  const { clock, pass } = handClock();
  const paint = vi.fn();
  const pacer = createPacer(paint, clock);
  for (let ms = 0; ms < 3000; ms += 10) {
    pacer.told(10);
    pass(10);
  }
  // The first ten messages still came as few; from then on one painting takes a quarter of a second.
  expect(paint.mock.calls.length).toBeGreaterThan(10);
  expect(paint.mock.calls.length).toBeLessThanOrEqual(4 * 3 + 7);
});

it('does not keep what comes many at once waiting where nothing was painted lately', () => {
  const { clock, pass } = handClock();
  const paint = vi.fn();
  const pacer = createPacer(paint, clock);
  pacer.told(5000);
  pass(16);
  expect(paint).toHaveBeenCalledTimes(1);
  pacer.told(1);
  pass(249);
  expect(paint).toHaveBeenCalledTimes(1);
  pass(1);
  expect(paint).toHaveBeenCalledTimes(2);
});

it('paints no more once it is stopped', () => {
  const { clock, pass } = handClock();
  const paint = vi.fn();
  const pacer = createPacer(paint, clock);
  pacer.told(1);
  pacer.stop();
  pass(1000);
  expect(paint).not.toHaveBeenCalled();
});
