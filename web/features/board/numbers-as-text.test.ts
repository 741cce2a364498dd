import { expect, test } from 'vitest';
import { numbersAsText } from './numbers-as-text.ts';

test('bare numbers are put in quotes, wherever they stand', () => {
  expect(numbersAsText('012345678')).toEqual({ q: '"012345678"', numbers: ['012345678'] });
  expect(numbersAsText(' 53 state:running  0501234567')).toEqual({
    q: ' "53" state:running  "0501234567"',
    numbers: ['53', '0501234567'],
  });
});

test('nothing else is', () => {
  for (const q of ['', '"53"', '#53', '-53', 'phone:53', '53a', '53 or 54', '(53)']) {
    expect(numbersAsText(q), q).toBeNull();
  }
});
