import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchConnection } from './connection.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

it('connects, then is live', () => {
  const watch = watchConnection();
  expect(watch.store.get()).toEqual({ state: 'connecting' });
  watch.up();
  expect(watch.store.get()).toEqual({ state: 'live' });
});

it('says since when it reconnects, however often it fails meanwhile', () => {
  const watch = watchConnection();
  watch.up();
  watch.down();
  vi.advanceTimersByTime(4000);
  watch.down();
  expect(watch.store.get()).toEqual({ state: 'reconnecting', since: 1000 });
});

it('is offline after ten seconds, since the moment the line broke', () => {
  const watch = watchConnection();
  watch.up();
  watch.down();
  vi.advanceTimersByTime(10_000);
  expect(watch.store.get()).toEqual({ state: 'offline', since: 1000 });
});

it('is offline at once when the browser has no network', () => {
  const watch = watchConnection();
  watch.up();
  watch.cut();
  expect(watch.store.get()).toEqual({ state: 'offline', since: 1000 });
});

it('is live again, and stays so', () => {
  const watch = watchConnection();
  watch.down();
  watch.up();
  vi.advanceTimersByTime(60_000);
  expect(watch.store.get()).toEqual({ state: 'live' });
});
