import { describe, expect, it } from 'vitest';
import type { ProcessPage } from '../../../shared/api.ts';
import type { Process } from '../../../shared/process.ts';
import { noArrivals, type Arrivals } from '../../lib/arrivals.ts';
import { processKey } from '../../lib/process-key.ts';
import { at, makeProcess, morning } from '../../lib/process.fixture.ts';
import { listCounts, listRows, waitingFor } from './board-rows.ts';

const counts = {
  running: 2,
  submitted: 0,
  completed: 5,
  expired: 0,
  deleted: 0,
  failed: 0,
  closed: 0,
  late: 0,
  quiet: 0,
  tests: 0,
};

function page(items: Process[], told: Partial<ProcessPage> = {}): ProcessPage {
  return { items, nextCursor: null, counts, countsCapped: false, seq: 100, ...told };
}

function arrived(...processes: Process[]): Arrivals {
  return { ...noArrivals, processes: new Map(processes.map((each) => [processKey(each), each])) };
}

const screen = { first: 0, last: 0 };

function waiting(pages: ProcessPage[], arrivals: Arrivals, sort: 'updated' | 'started' = 'updated') {
  return waitingFor(pages, listRows(pages), arrivals, sort, morning, screen);
}

describe('rows', () => {
  it('show a process once, though it moved between two pages', () => {
    const a = makeProcess({ processId: 'a' });
    const rows = listRows([page([a]), page([a, makeProcess({ processId: 'b' })])]);
    expect(rows.map(({ process }) => process.processId)).toEqual(['a', 'b']);
  });

  it('tell two sources with the same process id apart', () => {
    expect(listRows([page([makeProcess(), makeProcess({ source: 'other' })])])).toHaveLength(2);
  });
});

describe('what waits', () => {
  const loaded = makeProcess({ processId: 'a', seq: 90 });

  it('is what has no row yet', () => {
    const fresh = makeProcess({ processId: 'b', seq: 101, startedAt: at(1) });
    expect(waiting([page([loaded])], arrived(fresh, { ...loaded, seq: 102 }))).toEqual({
      count: 1,
      capped: false,
      allNew: true,
    });
  });

  it('is what changed out of sight and leads the list by now, but not what is seen to change', () => {
    const unseen = makeProcess({ processId: 'b', seq: 80, startedAt: at(-600) });
    const pages = [page([loaded, unseen])];
    const both = arrived({ ...loaded, seq: 101 }, { ...unseen, seq: 102 });
    expect(waiting(pages, both)).toEqual({ count: 1, capped: false, allNew: false });
    expect(waiting(pages, both, 'started').count).toBe(0);
    expect(waitingFor(pages, listRows(pages), both, 'updated', morning, { first: 1, last: 1 }).count).toBe(1);
    expect(waitingFor(pages, listRows(pages), both, 'updated', morning, { first: 0, last: 1 }).count).toBe(0);
  });

  it('is not called new when it began long before the list was read', () => {
    const old = makeProcess({ processId: 'b', seq: 101, startedAt: at(-600) });
    expect(waiting([page([loaded])], arrived(old))).toEqual({ count: 1, capped: false, allNew: false });
  });

  it('is not what the list already covers', () => {
    expect(waiting([page([loaded])], arrived(makeProcess({ processId: 'b', seq: 100 }))).count).toBe(0);
  });

  it('is what time alone has brought to the search, where it ranks among the rows', () => {
    const late = makeProcess({ processId: 'b', seq: 80, dueAt: at(5) });
    const arrivals = { ...arrived(late), joined: new Set(['b']) };
    const last = { ...loaded, dueAt: at(9) };
    const wait = (sort: 'updated' | 'attention', due = last) =>
      waitingFor(
        [page([due], { nextCursor: 'more' })],
        listRows([page([due])]),
        arrivals,
        sort,
        morning,
        screen,
      ).count;
    expect([wait('updated'), wait('attention')]).toEqual([0, 1]);
    expect(wait('attention', { ...loaded, dueAt: at(1) })).toBe(0);
    expect(waiting([page([loaded])], arrivals).count).toBe(1);
  });

  it('is not what has left the search again', () => {
    const arrivals = { ...arrived(makeProcess({ processId: 'b', seq: 101 })), left: new Map([['b', 102]]) };
    expect(waiting([page([loaded])], arrivals).count).toBe(0);
  });

  it('is not what ranks below the rows that are loaded', () => {
    const pages = [page([makeProcess({ processId: 'a', startedAt: at(60) })], { nextCursor: 'more' })];
    const below = makeProcess({ processId: 'b', seq: 101, startedAt: at(0) });
    expect(waiting(pages, arrived(below), 'started').count).toBe(0);
    expect(waiting(pages, arrived({ ...below, startedAt: at(90) }), 'started').count).toBe(1);
  });

  it('includes matches that were only counted since the list was read', () => {
    const arrivals = { ...noArrivals, more: { count: 40, seq: 120 } };
    expect(waiting([page([loaded])], arrivals)).toEqual({ count: 40, capped: false, allNew: false });
    expect(waiting([page([loaded], { seq: 130 })], arrivals).count).toBe(0);
    // What was only counted may be counted once for each of its changes, and may be among those that are known.
    const known = arrived(makeProcess({ processId: 'b', seq: 101 }));
    expect(waiting([page([loaded])], { ...known, more: arrivals.more })).toEqual({
      count: 1,
      capped: true,
      allNew: false,
    });
  });
});

describe('counters', () => {
  it('are those of the list until the socket tells newer ones', () => {
    expect(listCounts([page([])])).toMatchObject({ total: 7, capped: false });
    const told = {
      ...noArrivals,
      counts: { seq: 101, counts: { ...counts, running: 3 }, countsCapped: true },
    };
    expect(listCounts([page([])], told)).toMatchObject({ total: 8, capped: true });
    expect(listCounts([page([], { seq: 200 })], told)).toMatchObject({ total: 7, capped: false });
  });
});
