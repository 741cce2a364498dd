import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitTerms, writeTerm } from './query-text.ts';

const read = (text: string) =>
  splitTerms(text).map(({ key, value, negated }) => [negated ? '-' : '', key, value]);

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

test('a leading dash excludes, a lone one is text', () => {
  expect(read('-is:test - -"two words" a-b')).toEqual([
    ['-', 'is', 'test'],
    ['', null, '-'],
    ['-', null, 'two words'],
    ['', null, 'a-b'],
  ]);
});

test('a quote that is never closed runs to the end', () => {
  expect(read('position:"night nurse')).toEqual([['', 'position', 'night nurse']]);
});

test('each term tells its own text, so that joining the others removes it', () => {
  const text = 'a:b -c:"d e" f';
  expect(splitTerms(text).map((term) => term.text)).toEqual(['a:b', '-c:"d e"', 'f']);
});

test('whatever key and value: what is written is read back', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(word, word, (key, value) => {
      expect(read(writeTerm(key, value))).toEqual([['', key, value]]);
    }),
    { numRuns: 1000 },
  );
});

test('any text at all can be split', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const term of splitTerms(text)) expect(text).toContain(term.text);
    }),
    { numRuns: 1000 },
  );
});
