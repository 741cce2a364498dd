import { expect, it } from 'vitest';
import { ApiError } from '../../../lib/api-error.ts';
import { findMistake } from './find-mistake.ts';

const refusal = (at: number) =>
  new ApiError('bad_query', 400, '', { code: 'unknown_value', at, length: 11, expected: ['running'] });

it('finds what the text itself shows, wherever the server was asked', () => {
  expect(findMistake('a or', { q: '', whole: '', refusal: null })).toMatchObject({
    code: 'lonely_or',
    at: 2,
  });
});

it('tells what the server says about the same text, by its place in it', () => {
  const q = 'state:bogus or dana';
  expect(findMistake(q, { q, whole: q, refusal: refusal(0) })).toMatchObject({
    code: 'unknown_value',
    at: 0,
  });
  const whole = `(${q}) workflow:hr`;
  expect(findMistake(`  ${q} `, { q, whole, refusal: refusal(1) })).toMatchObject({ at: 2 });
  expect(findMistake('dana', { q, whole, refusal: refusal(1) })).toBeNull();
});

it('knows nothing of a refusal that it cannot read', () => {
  const q = 'state:bogus';
  const unread = new ApiError('bad_query', 400);
  expect(findMistake(q, { q, whole: q, refusal: unread })).toBeNull();
});
