import { describe, expect, it } from 'vitest';
import type { ProcessPage } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import { keepNewestAnswer, keepNewestPages, patchPages } from './keep-newest.ts';
import { processKey } from './process-key.ts';
import { makeAnswer, makeProcess } from './process.fixture.ts';

const counts = {
  running: 0,
  submitted: 0,
  completed: 0,
  expired: 0,
  deleted: 0,
  failed: 0,
  closed: 0,
  late: 0,
  quiet: 0,
  tests: 0,
};

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

  it('take an equal snapshot that is due at another time, and no other', () => {
    const due = { ...a, dueAt: '2026-03-02T09:00:00.000Z' };
    const before = pages([a], [b]);
    expect(patchPages(before, told({ ...a }))).toBe(before);
    const after = patchPages(before, told(due));
    expect(after.pages[0]?.items).toEqual([due]);
    expect(keepNewestPages(before, after)).toBe(after);
    expect(keepNewestAnswer(makeAnswer(a), makeAnswer(due))).toEqual(makeAnswer(due));
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

describe('the answer about one process', () => {
  const child = makeProcess({ processId: 'child', seq: 3 });
  const known = makeAnswer({ seq: 5 }, [child]);

  it('never goes back to an older snapshot of it or of what was made from it', () => {
    const newer = makeAnswer({ seq: 6 }, [{ ...child, seq: 4 }]);
    expect(keepNewestAnswer(known, newer)).toEqual(newer);
    expect(keepNewestAnswer(newer, known)).toEqual({ ...newer, seq: known.seq });
  });

  it('takes what came to it beside its snapshot', () => {
    const more = makeAnswer({ seq: 5 }, [child, makeProcess({ processId: 'other', seq: 7 })]);
    expect(keepNewestAnswer(known, more)).toEqual(more);
  });

  it('keeps a child that came after it was read, and drops one that was gone by then', () => {
    const made = makeProcess({ processId: 'other', seq: 7 });
    const overtaken = { ...makeAnswer({ seq: 5 }, [child]), seq: 6 };
    expect(keepNewestAnswer(makeAnswer({ seq: 5 }, [child, made]), overtaken)).toEqual({
      ...overtaken,
      children: [child, made],
    });
    expect(keepNewestAnswer(makeAnswer({ seq: 5 }, [child, made]), { ...overtaken, seq: 7 })).toEqual({
      ...overtaken,
      seq: 7,
    });
  });

  it('takes what stands beside a process from the later answer, even where the process was told already', () => {
    const later = { process: makeProcess({ seq: 5 }), archive: { author: 'dana@example.com' } };
    expect(keepNewestAnswer({ ...known, archive: null }, later)).toEqual(later);
  });

  it('keeps its identity when nothing is new', () => {
    expect(keepNewestAnswer(known, structuredClone(known))).toBe(known);
  });
});
