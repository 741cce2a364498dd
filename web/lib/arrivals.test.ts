import { expect, it } from 'vitest';
import { addArrivals, maxArrivals, noArrivals } from './arrivals.ts';
import { addChanges, emptyBatch } from './change-batch.ts';
import { makeProcess } from './process.fixture.ts';

function batchOf(...messages: Parameters<typeof addChanges>[1][]) {
  const batch = emptyBatch();
  for (const message of messages) addChanges(batch, message, true);
  return batch;
}

it('keeps the newest snapshot of each process, in whatever order they come', () => {
  const newer = makeProcess({ seq: 8 });
  const batch = batchOf({ seq: 8, processes: [newer] }, { seq: 8, processes: [makeProcess({ seq: 5 })] });
  expect([...addArrivals(noArrivals, batch).processes.values()]).toEqual([newer]);
});

it('forgets that a process left the search once it matches again', () => {
  const left = addArrivals(
    noArrivals,
    batchOf({ seq: 5, processes: [makeProcess({ seq: 5 })], left: ['p-1'] }),
  );
  expect(left.left.has('p-1')).toBe(true);
  const back = addArrivals(left, batchOf({ seq: 6, processes: [makeProcess({ seq: 6 })] }));
  expect(back.left.has('p-1')).toBe(false);
});

it('adds up the matches that were only counted', () => {
  const first = addArrivals(noArrivals, batchOf({ seq: 5, processes: [], more: 40 }));
  expect(addArrivals(first, batchOf({ seq: 9, processes: [], more: 2 })).more).toEqual({ count: 42, seq: 9 });
});

it('only counts the oldest beyond what anyone would read', () => {
  const processes = Array.from({ length: maxArrivals + 3 }, (_, at) =>
    makeProcess({ processId: `p-${at}`, seq: at + 1 }),
  );
  const { processes: kept, more } = addArrivals(noArrivals, batchOf({ seq: 900, processes }));
  expect(kept.size).toBe(maxArrivals);
  expect(more).toEqual({ count: 3, seq: 3 });
});
