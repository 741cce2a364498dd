import { expect, it } from 'vitest';
import { matchingEntries } from './palette-entry.ts';

const entries = ['Go to Sources', 'Dark theme', 'מקורות'].map((words) => ({
  id: words,
  words,
  hint: '',
  act: () => undefined,
}));

it.each([
  ['', ['Go to Sources', 'Dark theme', 'מקורות']],
  ['sources go', ['Go to Sources']],
  ['  THEME ', ['Dark theme']],
  ['מקור', ['מקורות']],
  ['theme sources', []],
])('of the entries "%s" leaves %j', (typed, left) => {
  expect(matchingEntries(entries, typed).map(({ words }) => words)).toEqual(left);
});
