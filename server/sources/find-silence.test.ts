import { describe, expect, it } from 'vitest';
import { findSilence, firstHourFor } from './find-silence.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
/** A Monday, midnight in UTC. */
const monday = Date.UTC(2026, 10, 16);

/** An office that works from eight to five, Monday to Friday, for weeks before `monday` and until `end`. */
function office(end: number, isClosed: (at: number) => boolean = () => false) {
  const hours = [];
  for (let at = monday - 6 * 7 * day; at < end; at += hour) {
    const date = new Date(at);
    const isOpen = date.getUTCDay() % 6 !== 0 && date.getUTCHours() >= 8 && date.getUTCHours() < 17;
    const lastAt = at + 50 * 60_000;
    if (isOpen && lastAt <= end && !isClosed(at)) hours.push({ hour: at / hour, lastAt });
  }
  return hours;
}

const at = (days: number, hours: number) => monday + days * day + hours * hour;

describe('a source', () => {
  it.each([
    ['in the middle of a morning', at(1, 10), at(1, 10.9)],
    ['within the longest pause of such hours', at(1, 11), at(1, 12.5)],
    ['in the evening', at(1, 17), at(1, 23)],
    ['at the weekend', at(-3, 17), at(-1, 12)],
    ['on Monday when people are just coming', at(-3, 17), at(0, 8.5)],
  ])('is not silent %s', (_name, last, now) => {
    expect(findSilence(office(last), now)).toBeNull();
  });

  it('is silent where it stopped in the middle of a day', () => {
    const since = at(1, 10) - 10 * 60_000;
    expect(findSilence(office(at(1, 10)), at(1, 13))).toEqual({ since, usual: hour });
  });

  it('is silent where it did not come back after a weekend', () => {
    const silence = findSilence(office(at(-3, 17)), at(0, 11));
    expect(silence).toEqual({ since: at(-3, 17) - 10 * 60_000, usual: 64 * hour });
  });

  it('is silent although it was closed in one of those weeks, and not where it was in two', () => {
    const closed = (weeks: number[]) => (each: number) =>
      weeks.some((week) => Math.floor((monday - each) / (7 * day)) === week - 1);
    expect(findSilence(office(at(1, 10), closed([2])), at(1, 13))).not.toBeNull();
    expect(findSilence(office(at(1, 10), closed([2, 3])), at(1, 13))).toBeNull();
  });

  it('has no habits yet in its first weeks, and none without any delivery', () => {
    const young = office(at(1, 10)).filter(({ lastAt }) => lastAt > monday - 14 * day);
    expect(findSilence(young, at(1, 13))).toBeNull();
    expect(findSilence([], at(1, 13))).toBeNull();
  });

  it('is judged alike by the hours that are asked for and by all of them', () => {
    const all = office(at(1, 10));
    const asked = all.filter((each) => each.hour >= firstHourFor(at(1, 13)));
    expect(asked.length).toBeLessThanOrEqual(all.length);
    expect(findSilence(asked, at(1, 13))).toEqual(findSilence(all, at(1, 13)));
  });
});
