import { describe, expect, it } from 'vitest';
import { checkClock } from './check-clock.ts';

const hour = 60 * 60_000;
const summer = Date.UTC(2026, 6, 1, 9, 30);
const winter = Date.UTC(2026, 0, 14, 9, 30);

/** What a vendor whose clock is so many hours ahead of UTC tells, each some seconds before it arrives. */
function told(count: number, at: number, ahead: number, delay = 3000) {
  return Array.from({ length: count }, (_, index) => {
    const receivedAt = at + index * 60_000;
    const raw = new Date(receivedAt - delay - index * 100 + ahead * hour).toISOString().slice(0, 23);
    return { raw, receivedAt };
  });
}

describe('the clock of a source', () => {
  it('fits where its times lie shortly before their arrival', () => {
    expect(checkClock(told(9, winter, 2), 'Asia/Jerusalem', [])).toEqual({
      samples: 9,
      median: 3400,
      proposal: null,
    });
  });

  it.each([
    ['UTC', winter, 0, 'Asia/Jerusalem', 'UTC'],
    ['UTC in summer', summer, 0, 'Asia/Jerusalem', 'UTC'],
    ['Jerusalem in winter', winter, 2, 'UTC', 'Asia/Jerusalem'],
    ['Jerusalem in summer', summer, 3, 'UTC', 'Asia/Jerusalem'],
    ['Paris', summer, 2, 'Asia/Jerusalem', 'Europe/Paris'],
    ['New York', winter, -5, 'UTC', 'America/New_York'],
    ['the zone of the setting, half an hour off', winter, 5.5, 'UTC', 'Asia/Kolkata'],
  ])('is told to be that of %s', (_name, at, ahead, zone, proposal) => {
    expect(checkClock(told(20, at, ahead), zone, ['Asia/Kolkata'])?.proposal).toBe(proposal);
  });

  it('is told to be that of the setting where several would fit', () => {
    expect(checkClock(told(20, winter, 2), 'UTC', ['Europe/Athens'])?.proposal).toBe('Europe/Athens');
    expect(checkClock(told(20, winter, 2), 'UTC', [])?.proposal).toBe('Asia/Jerusalem');
  });

  it('is not called wrong for a few that come late, nor for what is late by any time', () => {
    const late = told(4, winter, 2, 5 * hour);
    expect(checkClock([...told(9, winter, 2), ...late], 'Asia/Jerusalem', [])?.proposal).toBeNull();
    const odd = checkClock(told(9, winter, 2, 47 * 60_000), 'Asia/Jerusalem', []);
    expect(odd).toMatchObject({ proposal: null });
    expect(odd?.median).toBeGreaterThan(46 * 60_000);
  });

  it('is not judged by a past that is sent all at once', () => {
    const past = told(20, winter, 2).map(({ raw }) => ({ raw, receivedAt: winter + 26 * hour }));
    const days = past.map((each, index) => ({ ...each, receivedAt: each.receivedAt + index * 20 * 60_000 }));
    expect(checkClock(days, 'Asia/Jerusalem', [])).toBeNull();
  });

  it('is off without a proposal where no likely zone fits', () => {
    expect(checkClock(told(9, winter, 11), 'UTC', [])).toMatchObject({ proposal: null });
  });

  it('is not judged by times that tell their zone, that are none, or that are few', () => {
    const zoned = told(20, winter, 2).map((each) => ({ ...each, raw: `${each.raw}Z` }));
    const offset = told(20, winter, 2).map((each) => ({ ...each, raw: `${each.raw}+02:00` }));
    expect(checkClock(zoned, 'UTC', [])).toBeNull();
    expect(checkClock(offset, 'UTC', [])).toBeNull();
    expect(checkClock([{ raw: 'soon', receivedAt: winter }], 'UTC', [])).toBeNull();
    expect(checkClock(told(4, winter, 2), 'UTC', [])).toBeNull();
    expect(checkClock([...zoned, ...told(5, winter, 2)], 'UTC', [])).toMatchObject({
      samples: 5,
      proposal: 'Asia/Jerusalem',
    });
  });
});
