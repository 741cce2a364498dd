import { describe, expect, it } from 'vitest';
import { mostZoom, wheelFactor, zoomAround, type PlotRoom, type View } from './zoom.ts';

const room: PlotRoom = { before: 30, after: 90, length: 880, visible: 1000 };
const all: View = { zoom: 1, scroll: 0 };

/** The place on the plot, from 0 to 1, that stands `at` pixels from the start of the window. */
const placeAt = (view: View, at: number): number =>
  (view.scroll + at - room.before) / (room.length * view.zoom);

describe('zooming', () => {
  it('leaves the moment below the pointer where it is', () => {
    for (const at of [200, 470, 800]) {
      const before = placeAt(all, at);
      const closer = zoomAround(zoomAround(all, 2, at, room), 3, at, room);
      expect(closer.zoom).toBe(6);
      expect(placeAt(closer, at)).toBeCloseTo(before, 9);
    }
  });

  it('comes back to the whole, however it got away', () => {
    const away = zoomAround(zoomAround(all, 5, 900, room), 2, 10, room);
    expect(zoomAround(away, 0.001, 500, room)).toEqual(all);
  });

  it('never shows anything before the beginning or after the end', () => {
    expect(zoomAround(all, 2, 0, room).scroll).toBe(0);
    const end = zoomAround(all, 2, 1000, room);
    expect(end.scroll).toBe(30 + 880 * 2 + 90 - 1000);
  });

  it('ends where nothing more could be told apart', () => {
    expect(zoomAround(all, 1e9, 500, room).zoom).toBe(mostZoom);
  });

  it('takes a wheel by steps and a pad by little, and neither at a jump', () => {
    expect(wheelFactor(-100)).toBe(wheelFactor(-4000));
    expect(wheelFactor(-100)).toBeGreaterThan(wheelFactor(-3));
    expect(wheelFactor(-3) * wheelFactor(3)).toBeCloseTo(1, 9);
    expect(wheelFactor(120)).toBeLessThan(1);
  });
});
