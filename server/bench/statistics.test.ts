import { describe, expect, it } from 'vitest';
import { median, medianRatio, percentile, spreadOf } from './statistics.ts';

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

  it('sorts by size and not by letters before it takes percentiles', () => {
    expect(spreadOf([100, 9, 20])).toEqual({ p50: 20, p99: 100, count: 3 });
  });

  it('compares within a round, so that a slow minute of the machine cancels out', () => {
    expect(medianRatio([50, 5, 60], [100, 10, 100])).toBe(0.5);
  });

  it('has no ratio where the reference did not run', () => {
    expect(medianRatio([50], [])).toBeNaN();
    expect(medianRatio([50], [0])).toBeNaN();
  });
});
