/** Of ascending numbers; 0 where there are none. */
export function percentile(ascending: ArrayLike<number>, share: number): number {
  return ascending[Math.min(Math.floor(ascending.length * share), ascending.length - 1)] ?? 0;
}

/** Of two middle ones their mean: an even number of rounds must not flatter. */
export function median(numbers: readonly number[]): number {
  const ascending = numbers.toSorted((a, b) => a - b);
  const half = ascending.length / 2;
  const [low = 0, high = low] = ascending.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}

/** Each number as a share of the one measured in the same round, then their median. NaN where nothing can be compared. */
export function medianRatio(numbers: readonly number[], references: readonly number[]): number {
  const ratios = numbers.flatMap((each, round) => {
    const reference = references[round];
    return reference === undefined || reference === 0 ? [] : [each / reference];
  });
  return ratios.length === 0 ? Number.NaN : median(ratios);
}

export interface Spread {
  p50: number;
  p99: number;
  count: number;
}

export function spreadOf(numbers: Iterable<number>): Spread {
  const ascending = Float64Array.from(numbers).sort();
  return {
    p50: percentile(ascending, 0.5),
    p99: percentile(ascending, 0.99),
    count: ascending.length,
  };
}
