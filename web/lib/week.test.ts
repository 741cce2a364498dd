import { expect, it } from 'vitest';
import { createWeek, usualWeekStart } from './week.ts';

const at = (iso: string) => Date.parse(iso);

it('knows the days off of a week that begins on Sunday, in the zone of the viewer', () => {
  const week = createWeek('en', 'Asia/Jerusalem', 'sunday');
  expect(week.weekend).toBe('Friday and Saturday');
  // Thursday, half past eleven at night, and an hour later.
  expect(week.hasDayOff(at('2025-01-30T08:00Z'), at('2025-01-30T21:30Z'))).toBe(false);
  expect(week.hasDayOff(at('2025-01-30T08:00Z'), at('2025-01-30T22:30Z'))).toBe(true);
  expect(week.hasDayOff(at('2025-02-02T08:00Z'), at('2025-02-06T15:00Z'))).toBe(false);
});

it('knows those of a week that begins on Monday', () => {
  const week = createWeek('he', 'Europe/Paris', 'monday');
  expect(week.weekend).toBe('יום שבת ויום ראשון');
  expect(week.hasDayOff(at('2025-01-31T08:00Z'), at('2025-01-31T15:00Z'))).toBe(false);
  expect(week.hasDayOff(at('2025-01-31T08:00Z'), at('2025-02-03T08:00Z'))).toBe(true);
});

it('finds a day off in every stretch of a week', () => {
  const week = createWeek('en', 'UTC', 'monday');
  expect(week.hasDayOff(at('2025-01-06T00:00Z'), at('2025-01-13T00:00Z'))).toBe(true);
});

it('begins with Sunday in Israel and with Monday elsewhere', () => {
  expect(usualWeekStart('Asia/Jerusalem')).toBe('sunday');
  expect(usualWeekStart('Europe/Berlin')).toBe('monday');
});
