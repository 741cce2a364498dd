/** Counts milliseconds in steps of a tenth, up to a minute: millions of them in little room. */
export interface Histogram {
  add(milliseconds: number): void;
  percentile(share: number): number;
  readonly count: number;
  clear(): void;
}

const step = 0.1;
const steps = 600_000;

export function createHistogram(): Histogram {
  const buckets = new Uint32Array(steps + 1);
  let count = 0;
  return {
    add(milliseconds) {
      const bucket = Math.min(Math.max(Math.ceil(milliseconds / step), 0), steps);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      count += 1;
    },
    percentile(share) {
      let left = Math.floor(count * share);
      for (let bucket = 0; bucket <= steps; bucket += 1) {
        left -= buckets[bucket] ?? 0;
        if (left < 0) return bucket * step;
      }
      return 0;
    },
    get count() {
      return count;
    },
    clear() {
      buckets.fill(0);
      count = 0;
    },
  };
}
