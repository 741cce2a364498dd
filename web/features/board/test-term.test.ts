import { expect, it } from 'vitest';
import { asksForTests, toggleTests } from './test-term.ts';

it('adds the term for tests to a search, and takes it away again, however it is written', () => {
  expect(toggleTests('')).toBe('is:test');
  expect(toggleTests('dana "night nurse"')).toBe('dana "night nurse" is:test');
  expect(toggleTests('dana IS:Test "night nurse"')).toBe('dana "night nurse"');
});

it('a search that leaves tests out does not ask for them', () => {
  expect(asksForTests('-is:test')).toBe(false);
  expect(asksForTests('x is:test')).toBe(true);
});
