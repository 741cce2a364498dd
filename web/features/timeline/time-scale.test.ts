import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idleWidth, timeOn, timeScale, zoomScale } from './time-scale.ts';

const minute = 60_000;
const plain = (instants: number[], width = 1000, trueScale = false) =>
  timeScale({ instants, minWidths: instants.slice(1).map(() => 24), width, trueScale });

describe('the time scale', () => {
  it('puts the first moment at the start and the last one at the end', () => {
    const scale = plain([0, 4 * minute, 10 * minute]);
    expect(scale.x(0)).toBe(0);
    expect(scale.x(10 * minute)).toBeCloseTo(1000);
  });

  it('is proportional where nothing is idle or narrow', () => {
    expect(plain([0, 4 * minute, 10 * minute]).x(4 * minute)).toBeCloseTo(400);
  });

  it('gives a step of seconds beside minutes its least width', () => {
    const scale = plain([0, 10 * minute, 10 * minute + 1000]);
    expect(scale.stretches[1]?.width).toBeCloseTo(24);
  });

  it('finds the moment at a place again, however close it is drawn', () => {
    const scale = plain([0, 3 * minute, 5 * minute, 180 * minute, 190 * minute]);
    for (const zoom of [1, 2.5, 64]) {
      const drawn = zoomScale(scale, zoom);
      for (const time of [0, 2 * minute, 90 * minute, 190 * minute]) {
        expect(drawn.x(time)).toBeCloseTo(scale.x(time) * zoom);
        expect(timeOn(drawn.stretches, drawn.x(time))).toBeCloseTo(time);
      }
      expect(timeOn(drawn.stretches, -50)).toBe(0);
      expect(timeOn(drawn.stretches, 1e9)).toBe(190 * minute);
    }
  });

  it('collapses a wait that is longer than everything else together', () => {
    const scale = plain([0, 3 * minute, 5 * minute, 180 * minute, 190 * minute]);
    expect(scale.stretches.map((each) => each.idle)).toEqual([false, false, true, false]);
  });

  it('collapses two waits of the same length, which do not excuse each other', () => {
    const scale = plain([0, 3 * minute, 183 * minute, 185 * minute, 365 * minute, 370 * minute]);
    expect(scale.stretches.map((each) => each.idle)).toEqual([false, true, false, true, false]);
  });

  it('calls no gap idle when all are alike', () => {
    const scale = plain([0, 60 * minute, 120 * minute, 180 * minute, 240 * minute]);
    expect(scale.stretches.some((each) => each.idle)).toBe(false);
  });

  it('never calls a few minutes idle, however short the rest is', () => {
    const scale = plain([0, 1000, 2000, 2000 + 14 * minute]);
    expect(scale.stretches.some((each) => each.idle)).toBe(false);
  });

  it('keeps half an hour to scale beside a wait of days', () => {
    const scale = plain([0, 23 * minute, 28 * minute, 66 * minute, 3000 * minute]);
    expect(scale.stretches.map((each) => each.idle)).toEqual([false, false, false, true]);
  });

  it('gives what seconds of work cannot use to the idle band beside them', () => {
    const scale = plain([0, 1000, 2000, 2000 + 300 * minute]);
    expect(scale.stretches[2]?.idle).toBe(true);
    expect(scale.stretches[0]?.width).toBeCloseTo(24);
    expect(scale.stretches[2]?.width).toBeCloseTo(1000 - 48);
  });

  it('collapses nothing and widens nothing at true scale', () => {
    const scale = plain([0, 1000, 2000, 300 * minute], 1000, true);
    expect(scale.stretches.some((each) => each.idle)).toBe(false);
    expect(scale.x(150 * minute)).toBeCloseTo(500);
    expect(scale.stretches[0]?.width).toBeLessThan(1);
  });

  it('holds a single moment at the start', () => {
    const scale = plain([5000]);
    expect(scale.stretches).toEqual([]);
    expect(scale.x(5000)).toBe(0);
  });

  it('keeps times outside the chart on its edge', () => {
    const scale = plain([0, minute]);
    expect(scale.x(-minute)).toBe(0);
    expect(scale.x(2 * minute)).toBeCloseTo(1000);
  });

  it('shrinks least widths alike when there is not room for all of them', () => {
    const scale = plain([0, 1, 2, 3, 4], 40);
    expect(scale.stretches.map((each) => Math.round(each.width))).toEqual([10, 10, 10, 10]);
  });

  it('spans years without losing the seconds in them', () => {
    const year = 365 * 24 * 60 * minute;
    const scale = plain([0, 2000, 5000, 5 * year, 5 * year + 4000]);
    expect(scale.stretches[2]?.idle).toBe(true);
    expect(scale.stretches.every((each) => each.width >= 23.9)).toBe(true);
  });

  it('fills the width exactly, in order, and never shrinks a band below its room', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 10 * 24 * 60 * minute }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 200, max: 2000 }), fc.boolean(), (lengths, width, trueScale) => {
        const instants = lengths.reduce<number[]>((sum, each) => [...sum, (sum.at(-1) ?? 0) + each], [0]);
        const { stretches } = plain(instants, width, trueScale);
        const total = stretches.reduce((sum, each) => sum + each.width, 0);
        expect(total).toBeCloseTo(width, 3);
        for (const each of stretches) {
          expect(each.width).toBeGreaterThanOrEqual(0);
          if (each.idle) expect(each.width).toBeGreaterThanOrEqual(idleWidth - 1e-6);
        }
      }),
    );
  });
});
