import { describe, expect, it } from 'vitest';
import type { ProcessPage } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import { keepNewestAnswer, keepNewestPages, patchPages } from './keep-newest.ts';
import { processKey } from './process-key.ts';
import { makeProcess } from './process.fixture.ts';

const counts = { running: 0, submitted: 0, completed: 0, expired: 0, deleted: 0, failed: 0 };

function pages(...lists: Process[][]) {
  const made: ProcessPage[] = lists.map((items) => ({
    items,
    nextCursor: null,
    counts,
    countsCapped: false,
    seq: 1,
  }));
  return { pages: made, pageParams: made.map(() => null) };
}

function told(...processes: Process[]) {
  return new Map(processes.map((process) => [processKey(process), process]));
}

describe('rows of a list', () => {
  const a = makeProcess({ processId: 'a', seq: 5 });
  const b = makeProcess({ processId: 'b', seq: 4 });

  it('take a newer snapshot without moving', () => {
    const newer = { ...b, seq: 9 };
    const { pages: after } = patchPages(pages([a], [b]), told(newer));
    expect(after.map(({ items }) => items)).toEqual([[a], [newer]]);
  });

  it('ignore an older snapshot and stay the same objects', () => {
    const before = pages([a], [b]);
    expect(patchPages(before, told({ ...a, seq: 4, title: 'old' }))).toBe(before);
  });

  it('ignore a process of another source that has the same id', () => {
    const before = pages([a]);
    expect(patchPages(before, told({ ...a, source: 'other', seq: 9 }))).toBe(before);
  });

  it('leave pages alone in which nothing changed', () => {
    const before = pages([a], [b]);
    const after = patchPages(before, told({ ...b, seq: 9 }));
    expect(after.pages[0]).toBe(before.pages[0]);
    expect(after.pages[1]).not.toBe(before.pages[1]);
  });

  it('survive an answer that was overtaken by the socket', () => {
    const live = { ...a, seq: 9 };
    expect(keepNewestPages(pages([live], [b]), pages([b, a]))).toEqual(pages([b, live]));
  });

  it('give an answer back as it is where it holds nothing older', () => {
    const answer = pages([{ ...a, seq: 9 }]);
    expect(keepNewestPages(pages([a]), answer)).toBe(answer);
  });
});

describe('the answer of one process', () => {
  const known = { process: makeProcess({ seq: 5 }) };

  it('is replaced by a newer one only', () => {
    const newer = { process: makeProcess({ seq: 6 }) };
    expect(keepNewestAnswer(known, newer)).toBe(newer);
    expect(keepNewestAnswer(known, { process: makeProcess({ seq: 4 }) })).toBe(known);
  });

  it('takes what stands beside a process from the later answer, even where the process was told already', () => {
    const later = { process: makeProcess({ seq: 5 }), archive: { author: 'dana@example.com' } };
    expect(keepNewestAnswer({ ...known, archive: null }, later)).toEqual(later);
  });

  it('keeps its identity when nothing is new', () => {
    expect(keepNewestAnswer(known, { process: makeProcess({ seq: 5 }) })).toBe(known);
  });
});
