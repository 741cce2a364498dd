import { expect, it } from 'vitest';
import { makeDelivery } from './delivery.fixture.ts';
import { patchRows, waitingFor, withWaiting, type ListPage } from './list-news.ts';

const make = (...ids: number[]) => ids.map((id) => makeDelivery({ id }));
const page = (ids: number[], told: Partial<ListPage> = {}): ListPage => ({
  items: make(...ids),
  nextCursor: null,
  upTo: ids[0] ?? 0,
  ...told,
});
const ids = (items: readonly { id: number }[]) => items.map(({ id }) => id);

it('lets wait what is newer than the first row, and nothing else', () => {
  const { items, isMore } = waitingFor([page([5, 4])], { items: make(7, 6, 5, 4), nextCursor: '4' }, null);
  expect(ids(items)).toEqual([7, 6]);
  expect(isMore).toBe(false);
});

it('knows when more came than the news hold', () => {
  expect(waitingFor([page([5])], { items: make(9, 8), nextCursor: '8' }, null).isMore).toBe(true);
  expect(waitingFor([page([5])], { items: make(7, 6), nextCursor: '6' }, null).isMore).toBe(false);
  expect(waitingFor([page([])], { items: make(9, 8), nextCursor: null }, null).isMore).toBe(false);
});

it('takes of the news what is of the source of the list, whose last delivery may be long ago', () => {
  const pages = [page([5], { upTo: 900 })];
  const items = [makeDelivery({ id: 903, source: 'hr' }), makeDelivery({ id: 902, source: 'lease' })];
  const waiting = waitingFor(
    pages,
    { items: [...items, makeDelivery({ id: 901 })], nextCursor: '901' },
    'lease',
  );
  expect(ids(waiting.items)).toEqual([902]);
  expect(waiting.isMore).toBe(false);
});

it('writes into the rows what became of them, and moves none', () => {
  const told = makeDelivery({ id: 4, verdict: 'duplicate', duplicateOf: 2 });
  const rows = patchRows([page([5, 4]), page([3])], {
    items: [makeDelivery({ id: 6 }), told],
    nextCursor: '4',
  });
  expect(rows.map(({ items }) => ids(items))).toEqual([[5, 4], [3]]);
  expect(rows[0]?.items[1]).toBe(told);
});

it('puts what waited above the rows and remembers how far it has read', () => {
  const waiting = { items: make(7, 6), isMore: false };
  const [first, second] = withWaiting([page([5]), page([4])], waiting, 8, false);
  expect(ids(first?.items ?? [])).toEqual([7, 6, 5]);
  expect(first?.upTo).toBe(8);
  expect(ids(second?.items ?? [])).toEqual([4]);
});

it('keeps a list that runs by itself short, and one that somebody reads whole', () => {
  const many = page(Array.from({ length: 400 }, (_, at) => 500 - at));
  const waiting = { items: make(501), isMore: false };
  const [short, ...none] = withWaiting([many, page([10])], waiting, 501, true);
  expect(none).toEqual([]);
  expect(short?.items).toHaveLength(200);
  expect(short?.nextCursor).toBe(String(short?.items.at(-1)?.id));
  expect(withWaiting([many, page([10])], waiting, 501, false).flatMap(({ items }) => items)).toHaveLength(
    402,
  );
});
