import { describe, expect, it } from 'vitest';
import { nearestMoment, pastMoments } from './past-moments.ts';
import { zoneOffset } from './zone-offset.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const jerusalem = zoneOffset('Asia/Jerusalem');
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Jerusalem',
  hour: '2-digit',
  minute: '2-digit',
});

describe('the moments of the past', () => {
  const now = Date.parse('2026-11-22T10:07:31.000Z');

  it('are round times, close by in minutes and far away in days, the first one included', () => {
    const moments = pastMoments(now - 90 * day - 17, now, jerusalem);
    expect(moments.slice(-3).map((each) => clock.format(each))).toEqual(['11:55', '12:00', '12:05']);
    expect(moments[0]).toBe(now - 90 * day - 17);
    expect(moments.slice(1, 4).map((each) => clock.format(each))).toEqual(['00:00', '00:00', '00:00']);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(new Set(moments).size).toBe(moments.length);
    expect(moments.length).toBeLessThan(500);
  });

  it('are days of the viewer, also where clocks were changed on the way', () => {
    // Clocks went back on 25 October.
    const moments = pastMoments(now - 120 * day, now, jerusalem).slice(1);
    const old = moments.filter((each) => now - each > 32 * day);
    expect(old.length).toBe(88);
    expect([...new Set(old.map((each) => clock.format(each)))]).toEqual(['00:00']);
  });

  it('fall in every zone, however its clocks are set', () => {
    for (const zone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns']) {
      const moments = pastMoments(now - 900 * day, now, zoneOffset(zone));
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      expect(moments.length).toBeGreaterThan(600);
    }
  });

  it('are one where everything began just now, and never in the future', () => {
    expect(pastMoments(now - 1000, now, jerusalem)).toEqual([now - 1000]);
    expect(pastMoments(now + hour, now, jerusalem)).toEqual([now]);
  });

  it('are found by the one that comes closest', () => {
    expect(nearestMoment([10, 20, 30], 24)).toBe(1);
    expect(nearestMoment([10, 20, 30], 26)).toBe(2);
    expect(nearestMoment([10, 20, 30], -5)).toBe(0);
    expect(nearestMoment([10, 20, 30], 500)).toBe(2);
  });
});
