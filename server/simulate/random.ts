/** A stream of chance that is the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  chance(probability: number): boolean;
  /** From `low` up to, but not including, `high`. */
  between(low: number, high: number): number;
  /** A whole number; both ends belong to it. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /**
   * Log-normal, as human waiting times are: half of the values lie below `median`; a `spread` of 1 puts one in
   * ten above 3.6 times the median.
   */
  around(median: number, spread: number): number;
  text(alphabet: string, length: number): string;
}

/** `names` make streams that do not disturb each other: one more draw in one of them changes no other. */
export function seeded(...names: readonly (string | number)[]): Random {
  const next = sfc32(hash(names.join('\u0000')));
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    around: (median, spread) => {
      // Box and Muller; 1 - next() is never 0, whose logarithm would be infinite.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
    text: (alphabet, length) =>
      Array.from({ length }, () => alphabet.charAt(whole(0, alphabet.length - 1))).join(''),
  };
}

type Words = [number, number, number, number];

/** Four words of 32 bits from a text (cyrb128, public domain). */
function hash(text: string): Words {
  let [a, b, c, d]: Words = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Small fast counter (sfc32, public domain): good chance, not secrecy. */
function sfc32([a, b, c, d]: Words): () => number {
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first values still show the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
