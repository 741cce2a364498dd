import { expect, test } from 'vitest';
import { excludedStates, takeState, withoutStates } from './state-terms.ts';

test('a state that is asked for is taken out of the search', () => {
  expect(takeState('dana state:Running region:"far north"')).toEqual({
    q: 'dana region:"far north"',
    state: 'running',
  });
});

test('of two states the one that was typed last counts', () => {
  expect(takeState('state:running state:expired')).toEqual({ q: '', state: 'expired' });
});

test('what names no state, or leaves one out, stays in the search as it is', () => {
  for (const q of ['state:bogus', '-state:completed', 'label.state:running', 'dana  ', '"state:running"']) {
    expect(takeState(q)).toEqual({ q, state: null });
  }
});

test('the states that are left out are known', () => {
  expect(excludedStates('-state:completed dana -State:expired -region:north state:running')).toEqual([
    'completed',
    'expired',
  ]);
});

test('choosing a state drops all that the search said about states, even what it could not mean', () => {
  expect(withoutStates('-state:completed dana state:bogus')).toBe('dana');
  expect(withoutStates('dana  51')).toBe('dana  51');
});
