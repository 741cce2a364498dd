import { expect, it } from 'vitest';
import {
  askable,
  readSearch,
  settleSearch,
  stepBack,
  typedSearch,
  typeSearch,
  withoutTerm,
  writeSearch,
} from './search-text.ts';

const empty = readSearch('');
const shown = (q: string) => {
  const { settled, text } = readSearch(q);
  return [settled, text];
};

it('settles all up to the last term with a key, and leaves the words after it as text', () => {
  expect(shown('dana CUSTOMER_TAG:north #51')).toEqual(['dana CUSTOMER_TAG:north', '#51']);
  expect(shown('position:"night nurse"')).toEqual(['position:"night nurse"', '']);
  expect(shown('(at:HR or dana) moshe')).toEqual(['(at:HR or dana)', 'moshe']);
  expect(shown('dana moshe')).toEqual(['', 'dana moshe']);
  expect(writeSearch(readSearch('at:HR or dana'))).toBe('at:HR or dana');
});

it('leaves all of a search as text that has a mistake, so that it can be mended where it is', () => {
  expect(shown('(at:HR or dana')).toEqual(['', '(at:HR or dana']);
});

it('settles a term once a space ends it, and not while it is being typed', () => {
  expect(typeSearch(empty, 'CUSTOMER_TAG:nor').settled).toBe('');
  expect(typeSearch(empty, 'CUSTOMER_TAG:north ')).toEqual({ settled: 'CUSTOMER_TAG:north', text: '' });
  expect(typeSearch(empty, 'position:"night ').settled).toBe('');
  expect(typeSearch(empty, 'position:"night nurse" ').settled).toBe('position:"night nurse"');
  expect(typeSearch(empty, 'dana ')).toEqual({ settled: '', text: 'dana ' });
  expect(typeSearch(empty, '(at:HR ').settled).toBe('(at:HR');
  expect(typeSearch({ settled: '(at:HR', text: '' }, 'or dana) ').settled).toBe('(at:HR or dana)');
  expect(typeSearch(empty, 'at:HR) ').settled).toBe('');
});

it('settles what was typed before there was a box as if it had been typed in it', () => {
  expect(typedSearch('region:north dana nig')).toEqual({ settled: '', text: 'region:north dana nig' });
  expect(typedSearch('region:north nig')).toEqual({ settled: 'region:north', text: 'nig' });
  expect(typedSearch('nig')).toEqual({ settled: '', text: 'nig' });
});

it('settles what is left when Enter is pressed', () => {
  const search = settleSearch({ settled: 'state:running', text: 'at:HR dana' });
  expect(search).toEqual({ settled: 'state:running at:HR', text: 'dana' });
});

it('takes a term out with whatever only held it', () => {
  const without = (q: string, term: string) =>
    writeSearch(withoutTerm({ settled: q, text: '' }, q.indexOf(term)));
  expect(without('a:1 b:2 c:3', 'b:2')).toBe('a:1 c:3');
  expect(without('a:1 or b:2', 'b:2')).toBe('a:1');
  expect(without('a:1 or b:2 or c:3', 'b:2')).toBe('a:1 or c:3');
  expect(without('a:1 (b:2 or c:3)', 'c:3')).toBe('a:1 b:2');
  expect(without('a:1 or (b:2)', 'b:2')).toBe('a:1');
  expect(without('-(a:1 or b:2) c:3', 'a:1')).toBe('-(b:2) c:3');
  expect(without('((a:1))', 'a:1')).toBe('');
});

it('goes back a term at a time, and makes text of what is none', () => {
  expect(stepBack({ settled: 'a:1 or b:2', text: '' })).toEqual({ settled: 'a:1', text: '' });
  expect(stepBack({ settled: 'a:1 or b:2', text: 'x' })).toEqual({ settled: 'a:1 or', text: 'x' });
  expect(stepBack({ settled: '(a:1 or b:2)', text: 'x' })).toEqual({ settled: '', text: '(a:1 or b:2) x' });
});

it('does not ask for what only begins to mean something', () => {
  expect(askable('dana CUSTOMER_TAG:')).toBe('dana');
  expect(askable('state:run')).toBe('');
  expect(askable('-state:')).toBe('');
  expect(askable('dana -')).toBe('dana');
  expect(askable('waiting:>')).toBe('');
  expect(askable('state:running')).toBe('state:running');
  expect(askable('state:bogus')).toBe('state:bogus');
  expect(askable('state:run dana')).toBe('state:run dana');
  expect(askable('dana or')).toBe('dana');
  expect(askable('dana or (position:"night ')).toBe('dana');
  expect(askable('(dana')).toBeNull();
  expect(askable('dana)')).toBeNull();
});
