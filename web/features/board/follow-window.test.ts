import { expect, it } from 'vitest';
import { maxVisible } from '../../../shared/live.ts';
import { makeProcess } from '../../lib/process.fixture.ts';
import { followWindow } from './follow-window.ts';

const rows = Array.from({ length: 1000 }, (_, at) => ({
  key: String(at),
  process: makeProcess({ processId: String(at) }),
  readAt: at < 50 ? 10 : 20,
}));
const around = (first: number) => [...followWindow(rows, first).keys()].map(Number);

it('holds as many rows as the server takes', () => {
  for (const first of [0, 1, 499, 980, 999]) expect(around(first)).toHaveLength(maxVisible);
});

it('holds what is on a screen, wherever it stands', () => {
  for (let first = 0; first < 980; first += 7) {
    expect(around(first)).toEqual(expect.arrayContaining([first, first + 19]));
  }
});

it('stays the same over small steps', () => {
  expect(around(510)).toEqual(around(540));
});

it('holds all of a short list, with the number each row was read at', () => {
  expect(followWindow(rows.slice(48, 52), 0)).toEqual(
    new Map([
      ['48', 10],
      ['49', 10],
      ['50', 20],
      ['51', 20],
    ]),
  );
});
