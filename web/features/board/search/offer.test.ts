import { expect, it } from 'vitest';
import { isBetweenTerms, takeOffer } from './offer.ts';

const offer = (text: string, from: number, to: number) =>
  ({ kind: 'value', text, from, to, count: 3, isMore: false }) as const;

it('takes the place of the word at the caret, and settles where nothing follows', () => {
  const search = { settled: 'state:running', text: 'dana reg' };
  expect(takeOffer(search, offer('region:north', 19, 22))).toEqual({
    search: { settled: 'state:running dana region:north', text: '' },
    caret: 0,
    goesOn: false,
  });
});

it('leaves a key open for its value, and what follows as it was', () => {
  expect(takeOffer({ settled: '', text: 'reg' }, offer('region:', 0, 3))).toEqual({
    search: { settled: '', text: 'region:' },
    caret: 7,
    goesOn: true,
  });
  const before = takeOffer({ settled: '', text: 'reg dana' }, offer('region:north', 0, 3));
  expect(before).toMatchObject({ search: { settled: '', text: 'region:north dana' }, caret: 12 });
});

it('knows where a new term begins', () => {
  expect(isBetweenTerms({ settled: '', text: '' }, 0)).toBe(true);
  expect(isBetweenTerms({ settled: 'a:1', text: '-' }, 1)).toBe(true);
  expect(isBetweenTerms({ settled: '', text: '(dana' }, 1)).toBe(true);
  expect(isBetweenTerms({ settled: '', text: 'dana' }, 4)).toBe(false);
});
