import { expect, it } from 'vitest';
import { cameBack, looked, noLook, sawAll } from './look.ts';

const minute = 60_000;

it('nothing is news to whoever comes for the first time, or was away for a moment', () => {
  expect(cameBack(noLook, 0).news).toBeNull();
  expect(cameBack(looked(noLook, 10, 0), minute).news).toBeNull();
});

it('what came while nobody looked is news, until all was seen', () => {
  const back = cameBack(looked(noLook, 10, 0), 5 * minute);
  expect(back.news).toEqual({ seq: 10, at: 0, returnedAt: 5 * minute, seen: [] });
  expect(sawAll(back).news).toBeNull();
});

it('what was not seen the last time stays news, with the rows that were', () => {
  const back = cameBack(looked(noLook, 10, 0), 5 * minute);
  const glance = looked({ ...back, news: back.news && { ...back.news, seen: ['hr a'] } }, 25, 6 * minute);
  expect(cameBack(glance, 60 * minute).news).toEqual({
    seq: 10,
    at: 0,
    returnedAt: 60 * minute,
    seen: ['hr a'],
  });
});

it('a list that was read before another one takes nothing back', () => {
  expect(looked(looked(noLook, 30, 0), 20, minute).last).toEqual({ seq: 30, at: minute });
});
