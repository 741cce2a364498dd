import { expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../log.ts';
import { startProjector } from './projector.ts';

/** A projector beside deliveries, on a clock moved by hand, with so many left to fold whatever it does. */
function begin(state: { left: number; isBusy: () => boolean }) {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setInterval', 'clearInterval', 'setImmediate'] });
  let folding = 0;
  const projector = startProjector({
    async project({ milliseconds }) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      folding += milliseconds;
      return { projected: 0, left: state.left };
    },
    log: createLog('silent'),
    isIntakeBusy: () => state.isBusy(),
    onProjected: () => undefined,
  });
  onTestFinished(async () => {
    const stopped = projector.stop();
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
    vi.useRealTimers();
  });
  /** The share of the next so many milliseconds that goes into folding. */
  return async (duration: number): Promise<number> => {
    const before = folding;
    await vi.advanceTimersByTimeAsync(duration);
    return (folding - before) / duration;
  };
}

const always = () => true;

it('takes a fifth of the thread while little is left', async () => {
  const share = begin({ left: 100, isBusy: always });
  await share(1000);
  expect(await share(30_000)).toBeCloseTo(1 / 5, 1);
});

it('acknowledges a burst first, and folds a flood while it comes', async () => {
  const share = begin({ left: 50_000, isBusy: always });
  expect(await share(9000)).toBeLessThan(0.05);
  await share(1500);
  expect(await share(5000)).toBeGreaterThan(0.7);
});

it('takes a flood that stops for breath for one flood', async () => {
  let looks = 0;
  const share = begin({ left: 50_000, isBusy: () => (looks += 1) % 40 !== 0 });
  await share(10_500);
  expect(await share(10_000)).toBeGreaterThan(0.7);
});

it('takes the next one for a burst again once all was folded', async () => {
  const state = { left: 50_000, isBusy: always };
  const share = begin(state);
  await share(15_000);
  Object.assign(state, { left: 100, isBusy: () => false });
  await share(1000);
  Object.assign(state, { left: 50_000, isBusy: always });
  await share(500);
  expect(await share(5000)).toBeLessThan(0.05);
});
