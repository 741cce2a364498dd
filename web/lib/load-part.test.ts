import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPart } from './load-part.ts';

const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  reload.mockReset();
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
  vi.stubGlobal('window', { location: { reload } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a part that cannot be had comes once the server answers again', async () => {
  let isAway = true;
  const ask = vi.fn(() => (isAway ? Promise.reject(new TypeError('away')) : Promise.resolve({ ok: true })));
  vi.stubGlobal('fetch', ask);
  const load = vi.fn(() => (isAway ? Promise.reject(new TypeError('away')) : Promise.resolve('part')));
  const loading = [loadPart(load), loadPart(load)];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(load).toHaveBeenCalledTimes(2);
  // Once for all that wait, and more and more seldom.
  expect(ask).toHaveBeenCalledTimes(3);
  isAway = false;
  await vi.advanceTimersByTimeAsync(8000);
  await expect(Promise.all(loading)).resolves.toEqual(['part', 'part']);
  expect(reload).not.toHaveBeenCalled();
});

test('a part that is gone although the server is there starts the page anew', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true }));
  void loadPart(() => Promise.reject(new TypeError('gone')));
  await vi.advanceTimersByTimeAsync(1000);
  expect(reload).toHaveBeenCalledTimes(1);
});
