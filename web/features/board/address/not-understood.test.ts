import { expect, it } from 'vitest';
import { notUnderstood } from './not-understood.ts';

it('names what an address says in vain, as it stands there', () => {
  expect(
    notUnderstood(
      '?state=lost&state=late&sort=best&col=due&col=colour&since=noon&at=yesterday&q=x&at=2999-01-01',
    ),
  ).toEqual(['state=lost', 'sort=best', 'col=colour', 'since=noon', 'at=yesterday', 'at=2999-01-01']);
});

it('finds no fault with what a board understands, nor with the words of others', () => {
  expect(
    notUnderstood(
      '?q=a:b&state=quiet&sort=updated&col=process&col=label:region&sel=x&since=12&at=2026-01-02T03:04:05.000Z',
    ),
  ).toEqual([]);
  expect(notUnderstood('?utm_source=mail&state=&workflow=Anything')).toEqual([]);
});
