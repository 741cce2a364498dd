import { expect, test } from 'vitest';
import { andedTerms, andQueries, cutTerms } from './anded-terms.ts';

const texts = (q: string) => andedTerms(q).map(({ text }) => text);

test('the terms that a whole search asks for are those in no parentheses', () => {
  expect(texts('a:b -(c or d) -e')).toEqual(['a:b', '-e']);
  expect(texts('a:b or c')).toEqual([]);
});

test('terms are cut out, and the rest stays as it was', () => {
  const q = 'a:b  (c or "d e") a:b f';
  const cut = andedTerms(q).filter(({ text }) => text === 'a:b');
  expect(cutTerms(q, cut)).toBe('(c or "d e") f');
  expect(cutTerms('a  b', [])).toBe('a  b');
});

test('searches are joined to what all of them find, and a mistake stays one', () => {
  expect(andQueries([' a or b ', '', 'state:running'])).toBe('(a or b) state:running');
  expect(andQueries(['(a or b) c', 'd'])).toBe('(a or b) c d');
  expect(andQueries(['a or b', ''])).toBe('a or b');
  expect(andQueries(['a) or (b', 'c'])).toBe('a) or (b c');
});
