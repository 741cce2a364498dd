import { expect, it } from 'vitest';
import { askable, readSearch, settleSearch, typeSearch, writeSearch } from './search-text.ts';

const chips = (search: { chips: { text: string }[] }) => search.chips.map(({ text }) => text);
const empty = readSearch('');

it('shows terms with a key as chips and leaves the rest as text', () => {
  const search = readSearch('dana CUSTOMER_TAG:north #51 position:"night nurse"');
  expect(chips(search)).toEqual(['CUSTOMER_TAG:north', 'position:"night nurse"']);
  expect(search.text).toBe('dana #51');
});

it('writes back a search that finds the same', () => {
  expect(writeSearch(readSearch('dana -state:expired'))).toBe('-state:expired dana');
});

it('leaves a term alone while it is being typed', () => {
  const search = typeSearch(empty, 'CUSTOMER_TAG:nor');
  expect(chips(search)).toEqual([]);
  expect(search.text).toBe('CUSTOMER_TAG:nor');
});

it('turns a term into a chip once a space ends it', () => {
  const search = typeSearch(empty, 'CUSTOMER_TAG:north ');
  expect(chips(search)).toEqual(['CUSTOMER_TAG:north']);
  expect(search.text).toBe('');
});

it('does not end a term at a space inside quotes', () => {
  expect(chips(typeSearch(empty, 'position:"night '))).toEqual([]);
  expect(chips(typeSearch(empty, 'position:"night nurse" '))).toEqual(['position:"night nurse"']);
});

it('keeps a space between plain words', () => {
  expect(typeSearch(empty, 'dana ').text).toBe('dana ');
});

it('settles what is left when Enter is pressed, once each', () => {
  const search = settleSearch({ ...readSearch('state:running'), text: 'state:running at:HR dana' });
  expect(chips(search)).toEqual(['state:running', 'at:HR']);
  expect(search.text).toBe('dana');
});

it('does not ask for a term that only begins to mean something', () => {
  const asked = (text: string) => askable({ ...readSearch('at:HR'), text });
  expect(asked('dana CUSTOMER_TAG:')).toBe('at:HR dana');
  expect(asked('state:run')).toBe('at:HR');
  expect(asked('-state:')).toBe('at:HR');
  expect(asked('state:running')).toBe('at:HR state:running');
  expect(asked('state:bogus')).toBe('at:HR state:bogus');
  expect(asked('state:run dana')).toBe('at:HR state:run dana');
  expect(asked('dana or')).toBe('at:HR dana');
  expect(asked('dana or (position:"night ')).toBe('at:HR dana');
});

it('leaves what belongs together as text', () => {
  const search = readSearch('at:HR (state:expired or state:failed)');
  expect(chips(search)).toEqual(['at:HR']);
  expect(search.text).toBe('(state:expired or state:failed)');
  expect(readSearch('at:HR or at:Legal')).toEqual({ chips: [], text: 'at:HR or at:Legal' });
});
