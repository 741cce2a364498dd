/** Of any numbers, in any order; 0 where there are none. */
export function quantile(numbers: readonly number[], share: number): number {
  const ascending = numbers.toSorted((a, b) => a - b);
  return ascending[Math.min(Math.floor(ascending.length * share), ascending.length - 1)] ?? 0;
}

export const whole = (number: number) => Math.round(number).toLocaleString('en');

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

export const milliseconds = (number: number) => `${number.toFixed(0)} ms`;

/** A sentence where something does not hold, for the list of what is broken. */
export function unless(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence];
}
