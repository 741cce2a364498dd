import { describe, expect, it } from 'vitest';
import { vendorTime } from './local-time.ts';
import { whenOpen } from './opening-hours.ts';

describe("the vendor's clock", () => {
  it('is two hours ahead in winter and three in summer', () => {
    expect(vendorTime(Date.UTC(2026, 0, 26, 6, 49, 33, 626), 46)).toBe('2026-01-26T08:49:33.626046');
    expect(vendorTime(Date.UTC(2026, 6, 26, 6, 49, 33, 626), 0)).toBe('2026-07-26T09:49:33.626000');
  });
});

describe('opening hours', () => {
  it('move what staff would do on a Friday to Sunday morning', () => {
    const friday = Date.UTC(2026, 0, 9, 10);
    expect(new Date(whenOpen(friday, true, 0)).toISOString()).toBe('2026-01-11T06:00:00.000Z');
  });

  it('let everybody else act on a Friday, but not at three at night', () => {
    const friday = Date.UTC(2026, 0, 9, 10);
    expect(whenOpen(friday, false, 0)).toBe(friday);
    expect(new Date(whenOpen(Date.UTC(2026, 0, 9, 1), false, 0)).toISOString()).toBe(
      '2026-01-09T05:00:00.000Z',
    );
  });
});
