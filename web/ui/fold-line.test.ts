import { expect, test } from 'vitest';
import { foldLine, type LinePlace } from './fold-line.ts';
import type { Stop } from './line-layout.ts';

const stop = (at: number, rest: Partial<Stop> = {}): Stop => ({
  key: String(at),
  kind: 'station',
  name: `Station ${at}`,
  mark: 'submitted',
  late: false,
  limit: null,
  reconstructed: false,
  current: false,
  dwell: null,
  usual: null,
  station: null,
  ...rest,
});
const line = (count: number, change: Record<number, Partial<Stop>> = {}) => ({
  stops: Array.from({ length: count }, (_, at) => stop(at, change[at])),
  segments: Array.from({ length: count - 1 }, () => 'travelled' as const),
});
const told = (places: readonly LinePlace[]) =>
  places.map(({ stop, folded }) => (folded === null ? stop.key : `+${folded.length}`));

test('a line that fits is drawn as it is', () => {
  expect(told(foldLine(line(7), 7, null))).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('three hundred stops become seven places, the last ones of them where the process ended', () => {
  expect(told(foldLine(line(300), 7, null))).toEqual(['0', '+294', '295', '296', '297', '298', '299']);
});

test('what matters stays in sight with its neighbours', () => {
  expect(told(foldLine(line(300, { 100: { current: true } }), 7, null))).toEqual([
    '0',
    '+98',
    '99',
    '100',
    '101',
    '+197',
    '299',
  ]);
  expect(told(foldLine(line(300, { 1: { late: true }, 100: { current: true } }), 7, null))).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '+294',
    '299',
  ]);
  expect(told(foldLine(line(300), 7, '150'))).toContain('150');
});

test('nothing is lost and no more than the room is taken, wherever the focus is', () => {
  for (let count = 1; count < 40; count += 1) {
    for (let at = 0; at < count; at += 1) {
      for (const most of [5, 7, 9]) {
        const places = foldLine(line(count, { [at]: { current: true } }), most, null);
        expect(places.length).toBeLessThanOrEqual(most);
        expect(places.flatMap(({ stop, folded }) => folded ?? [stop]).map(({ key }) => Number(key))).toEqual(
          Array.from({ length: count }, (_, each) => each),
        );
        expect(told(places)).toContain(String(at));
        expect(places.at(-1)?.track).toBe(undefined);
      }
    }
  }
});

test('a single stop is never folded, since its number would take as much room', () => {
  for (let at = 0; at < 9; at += 1) {
    expect(told(foldLine(line(9, { [at]: { current: true } }), 7, null))).not.toContain('+1');
  }
});
