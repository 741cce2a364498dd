import { describe, expect, it } from 'vitest';
import { median, percentile } from './load.ts';

describe('what a benchmark makes of its numbers', () => {
  it('takes the middle one, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('takes the 99th percentile from the slow end', () => {
    const ascending = Array.from({ length: 1000 }, (_, index) => index);
    expect(percentile(ascending, 0.99)).toBe(990);
    expect(percentile([], 0.99)).toBe(0);
  });
});
