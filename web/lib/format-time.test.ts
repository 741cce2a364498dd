import { describe, expect, it } from 'vitest';
import { createTimeFormat } from './format-time.ts';

const time = createTimeFormat('en', 'Asia/Jerusalem');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a time format', () => {
  it.each([
    [0, '0s'],
    [12 * second, '12s'],
    [4 * minute + 59 * second, '4m'],
    [3 * hour + 24 * minute, '3h'],
    [2 * day + 23 * hour, '2d'],
    [-5 * second, '0s'],
  ])('writes a dwell of %d ms as %s', (ms, words) => {
    expect(time.dwell(ms)).toBe(words);
  });

  it.each([
    [21 * second, '21 sec'],
    [52 * minute + 30 * second, '52 min'],
    [3 * hour, '3h'],
    [3 * hour + 24 * minute, '3h 24m'],
    [day + 5 * hour, '1d 5h'],
    [2 * day + 20 * minute, '2d'],
    [9 * day + 5 * hour, '9d'],
  ])('writes a span of %d ms as %s', (ms, words) => {
    expect(time.span(ms)).toBe(words);
  });

  it('says a span in full words', () => {
    expect(time.spoken(3 * hour + 24 * minute)).toBe('3 hours, 24 minutes');
  });

  it('tells how long ago something was', () => {
    expect(time.ago(0, 4 * second)).toBe('4s ago');
    expect(time.ago(0, 2 * day)).toBe('2d ago');
    expect(time.ago(0, 300)).toBe('now');
  });

  it('takes a time that lies ahead of this clock as now', () => {
    expect(time.ago(5 * minute, 0)).toBe('now');
  });

  it('tells points in time in its zone and names it', () => {
    const at = Date.parse('2025-01-26T10:01:19.884Z');
    expect(time.zone).toBe('Asia/Jerusalem');
    expect(time.clock(at)).toBe('12:01');
    expect(time.clockToMillis(at)).toBe('12:01:19.884');
    expect(time.dateTime(at)).toMatch(/^Sun,? 26 Jan 2025, 12:01$/u);
    expect(time.full(at)).toContain('GMT+2');
  });

  it('follows summer time', () => {
    expect(time.clock(Date.parse('2025-07-01T10:00:00.000Z'))).toBe('13:00');
  });

  it.each([
    [12 * second, '12 שנ׳', 'לפני 12 שנ׳'],
    [minute, '1 דק׳', 'לפני דק׳'],
    [3 * hour, '3 שע׳', 'לפני 3 שע׳'],
    [2 * hour, 'שעתיים', 'לפני שעתיים'],
    [day, '1 יום', 'לפני יום אחד'],
    [2 * day, 'יומיים', 'לפני יומיים'],
    [5 * day, '5 ימים', 'לפני 5 ימים'],
  ])('writes %d ms in Hebrew as people there do', (ms, dwell, ago) => {
    const hebrew = createTimeFormat('he', 'Asia/Jerusalem');
    expect(hebrew.dwell(ms)).toBe(dwell);
    expect(hebrew.ago(0, ms)).toBe(ago);
  });
});

it('a date tells its year where that is not the one we are in', () => {
  const at = Date.parse('2025-12-31T22:30:00Z');
  const inYear = (now: string) => createTimeFormat('en', 'Asia/Jerusalem', () => Date.parse(now));
  expect(inYear('2026-05-01T00:00:00Z').date(at)).toBe('1 Jan');
  expect(inYear('2025-12-31T21:59:00Z').date(at)).toBe('1 Jan 2026');
  expect(inYear('2026-05-01T00:00:00Z').date(at - 3_600_000)).toBe('31 Dec 2025');
});
