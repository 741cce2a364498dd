import type { Comparison, Criterion } from './filter.ts';
import type { ReadCriterion } from './read-criterion.ts';
import { readDuration } from './read-duration.ts';
import { readMoment, type Span } from './read-moment.ts';

/** `>2025-01-01` is after that day, `2025-01` in that month, `<2h` less than two hours ago. Days are those of `zone`. */
export function readTime(clock: 'startedAt' | 'updatedAt', value: string, zone: string): ReadCriterion {
  const { comparison, rest } = splitComparison(value);
  const milliseconds = comparison && readDuration(rest);
  if (comparison && milliseconds !== null) {
    return { criterion: { kind: 'age', clock, comparison, milliseconds } };
  }
  const span = readMoment(rest, zone);
  if (!span) return { mistake: { code: 'bad_moment', expected: ['2025-01-31', '>2025-01-31', '<2h'] } };
  return { criterion: { kind: 'within', clock, ...bounds[comparison ?? 'in'](span) } };
}

export function readAge(clock: 'waitingSince', value: string): ReadCriterion {
  return readLength(value, (length) => ({ kind: 'age', clock, ...length }));
}

export function readTook(value: string): ReadCriterion {
  return readLength(value, (length) => ({ kind: 'took', ...length }));
}

function readLength(
  value: string,
  toCriterion: (length: { comparison: Comparison; milliseconds: number }) => Criterion,
): ReadCriterion {
  const { comparison, rest } = splitComparison(value);
  const milliseconds = readDuration(rest);
  if (!comparison || milliseconds === null) {
    return { mistake: { code: 'bad_duration', expected: ['>2d', '<=30m', '<1w'] } };
  }
  return { criterion: toCriterion({ comparison, milliseconds }) };
}

function splitComparison(value: string): { comparison: Comparison | null; rest: string } {
  const [sign = ''] = /^[<>]?=?/u.exec(value) ?? [];
  const comparison = comparisons.find((each) => each === sign) ?? null;
  return { comparison, rest: comparison === null ? value : value.slice(sign.length) };
}

const comparisons: readonly Comparison[] = ['<', '<=', '>', '>='];

const bounds = {
  in: ({ from, to }: Span) => ({ from, to }),
  '<': ({ from }: Span) => ({ from: null, to: from }),
  '<=': ({ to }: Span) => ({ from: null, to }),
  '>': ({ to }: Span) => ({ from: to, to: null }),
  '>=': ({ from }: Span) => ({ from, to: null }),
};
