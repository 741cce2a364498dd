import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTokens, writeTerm } from './query-text.ts';

/** Terms as they are read; marks as their kind. */
const read = (text: string) =>
  readTokens(text).map((token) =>
    token.kind === 'term'
      ? [token.negated ? '-' : '', token.key, token.value]
      : `${token.negated ? '-' : ''}${token.kind}`,
  );

test('terms are separated by spaces, keys by the first colon', () => {
  expect(read('  53 #51\tCUSTOMER_TAG:north  url:http://x ')).toEqual([
    ['', null, '53'],
    ['', null, '#51'],
    ['', 'CUSTOMER_TAG', 'north'],
    ['', 'url', 'http://x'],
  ]);
});

test('quotes hold spaces and colons together, in keys, values and whole terms', () => {
  expect(read('position:"night nurse" "two words" "a key":"a: \\"b\\" \\\\" "label.x":y')).toEqual([
    ['', 'position', 'night nurse'],
    ['', null, 'two words'],
    ['', 'a key', 'a: "b" \\'],
    ['', 'label.x', 'y'],
  ]);
});

test('quotes as phones and word processors write them hold together too; inside a word they are letters', () => {
  expect(read('“night nurse” position:„day nurse“ -«two words» ״דנה כהן״:x')).toEqual([
    ['', null, 'night nurse'],
    ['', 'position', 'day nurse'],
    ['-', null, 'two words'],
    ['', 'דנה כהן', 'x'],
  ]);
  expect(read('בע״מ ת״ז:12 “חברה בע״מ” 5״ a“b')).toEqual([
    ['', null, 'בע״מ'],
    ['', 'ת״ז', '12'],
    ['', null, 'חברה בע״מ'],
    ['', null, '5״'],
    ['', null, 'a“b'],
  ]);
  expect(read('"a “b” c" x:"„d“"')).toEqual([
    ['', null, 'a “b” c'],
    ['', 'x', '„d“'],
  ]);
  const [open] = readTokens('“night nurse');
  expect(open).toMatchObject({ at: 0, text: '“night nurse', value: 'night nurse', isOpen: true });
  expect(readTokens('x “a b”').map(({ at, text }) => [at, text])).toEqual([
    [0, 'x'],
    [2, '“a b”'],
  ]);
});

test('a leading dash excludes, a lone one is text', () => {
  expect(read('-is:test - -"two words" a-b')).toEqual([
    ['-', 'is', 'test'],
    ['', null, '-'],
    ['-', null, 'two words'],
    ['', null, 'a-b'],
  ]);
});

test('parentheses and `or` stand for themselves wherever they are not quoted', () => {
  expect(read('(a:b or -(c |d)) OR "or" -or "(x)" a|b or:1 k:(x)')).toEqual([
    'open',
    ['', 'a', 'b'],
    'or',
    '-open',
    ['', null, 'c'],
    ['', null, '|d'],
    'close',
    'close',
    'or',
    ['', null, 'or'],
    ['-', null, 'or'],
    ['', null, '(x)'],
    ['', null, 'a|b'],
    ['', 'or', '1'],
    ['', 'k', ''],
    'open',
    ['', null, 'x'],
    'close',
  ]);
  expect(read('a | b')).toEqual([['', null, 'a'], 'or', ['', null, 'b']]);
});

test('a quote that is never closed runs to the end, and says so', () => {
  expect(readTokens('position:"night nurse)')).toMatchObject([{ value: 'night nurse)', isOpen: true }]);
  expect(readTokens('position:"night nurse"')).toMatchObject([{ value: 'night nurse', isOpen: false }]);
});

test('whatever key and value: what is written is read back', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(word, word, (key, value) => {
      expect(read(writeTerm(key, value))).toEqual([['', key, value]]);
    }),
    { numRuns: 1000 },
  );
  expect(writeTerm('key', '*')).toBe('key:"*"');
});

test('any text at all has its words, each where it says', () => {
  const mixed = fc.array(fc.constantFrom('(', ')', '"', '-', ':', ' ', 'or', '|', '\\', 'a', 'ב'));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        mixed.map((parts) => parts.join('')),
      ),
      (text) => {
        let end = 0;
        for (const { at, text: own } of readTokens(text)) {
          expect(text.slice(end, at).trim()).toBe('');
          expect(text.slice(at, at + own.length)).toBe(own);
          end = at + own.length;
        }
        expect(text.slice(end).trim()).toBe('');
      },
    ),
    { numRuns: 300 },
  );
});
