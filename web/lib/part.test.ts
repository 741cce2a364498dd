import { afterEach, expect, test, vi } from 'vitest';
import { createPart, loadAtFirstMove } from './part.ts';

afterEach(() => vi.unstubAllGlobals());

test('a part is loaded once, however often it is asked for', async () => {
  const load = vi.fn(() => Promise.resolve('menu'));
  const part = createPart(load);
  expect(part.here.get()).toBe(null);
  part.load();
  part.load();
  await vi.waitFor(() => expect(part.here.get()).toBe('menu'));
  part.load();
  expect(load).toHaveBeenCalledTimes(1);
});

test('parts that are wanted soon come at the first move, touch or key, and not before', () => {
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  const load = vi.fn(() => Promise.resolve('menu'));
  loadAtFirstMove([createPart(load)]);
  expect(load).not.toHaveBeenCalled();
  page.dispatchEvent(new Event('keydown'));
  page.dispatchEvent(new Event('pointermove'));
  expect(load).toHaveBeenCalledTimes(1);
});
