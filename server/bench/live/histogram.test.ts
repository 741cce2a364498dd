import { describe, expect, it } from 'vitest';
import { createHistogram } from './histogram.ts';

describe('the histogram', () => {
  it('gives percentiles to a tenth of a millisecond, rounded up', () => {
    const histogram = createHistogram();
    for (let index = 0; index < 1000; index += 1) histogram.add(index / 10 + 0.01);
    expect(histogram.count).toBe(1000);
    expect(histogram.percentile(0.5)).toBeCloseTo(50.1);
    expect(histogram.percentile(0.99)).toBeCloseTo(99.1);
  });

  it('is empty after it was cleared', () => {
    const histogram = createHistogram();
    histogram.add(5);
    histogram.clear();
    expect([histogram.count, histogram.percentile(0.99)]).toEqual([0, 0]);
  });

  it('keeps what took longer than a minute at its end', () => {
    const histogram = createHistogram();
    histogram.add(1e9);
    expect(histogram.percentile(0.5)).toBeCloseTo(60_000);
  });
});
