import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Follow } from '../../shared/live.ts';
import type { ProcessAnswer } from '../../shared/process-answer.ts';
import { guardSnapshots } from './apply-batch.ts';
import type { Arrivals } from './arrivals.ts';
import { createFollower } from './follower.ts';
import type { PacerClock } from './paint-pacer.ts';
import { makeAnswer, makeProcess } from './process.fixture.ts';
import { queryKeys } from './query-keys.ts';

const list = { q: 'state:running', sort: 'updated' };
const counts = {
  running: 1,
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
let frame: (() => void) | null = null;
/** Frames come when the test says so. */
const clock: PacerClock = {
  now: () => 0,
  nextFrame: (run) => {
    frame = run;
    return () => undefined;
  },
  after: (_ms, run) => {
    frame = run;
    return () => undefined;
  },
};

let client: QueryClient;
let sent: { follow: Follow; answer: (answer: unknown) => void }[];
let connected: boolean;
let follower: ReturnType<typeof createFollower>;

beforeEach(() => {
  client = new QueryClient();
  guardSnapshots(client);
  sent = [];
  connected = true;
  follower = createFollower(
    client,
    { connected: () => connected, emitFollow: (follow, answer) => sent.push({ follow, answer }) },
    clock,
  );
});

const answer = (seq: number) => sent.at(-1)?.answer({ seq });
/** A message arrives, and the next frame paints it. */
const told = (message: unknown) => {
  follower.changes(message);
  frame?.();
  frame = null;
};
const board = (ids: string[], readAt = 10) => ({
  list,
  after: 10,
  visible: new Map(ids.map((id) => [id, readAt])),
});
const arrivals = () => client.getQueryData<Arrivals>(queryKeys.arrivals(list));
const page = (items: ReturnType<typeof makeProcess>[]) => ({
  pages: [{ items, nextCursor: null, counts, countsCapped: false, seq: 10 }],
  pageParams: [null],
});

describe('following a list', () => {
  it('asks from the number at which the list was read', () => {
    follower.follow(board(['a', 'b']));
    expect(sent.map(({ follow }) => follow)).toEqual([
      { after: 10, q: 'state:running', visible: ['a', 'b'] },
    ]);
  });

  it('goes on from the last number it heard after a break', () => {
    follower.follow(board(['a']));
    answer(10);
    told({ seq: 17, processes: [] });
    follower.connected();
    expect(sent.at(-1)?.follow.after).toBe(17);
  });

  it('waits for the line before it asks', () => {
    connected = false;
    follower.follow(board(['a']));
    expect(sent).toEqual([]);
    connected = true;
    follower.connected();
    expect(sent).toHaveLength(1);
  });

  it('writes a snapshot into its row and into what has arrived', () => {
    const row = makeProcess({ processId: 'a', seq: 9 });
    client.setQueryData(queryKeys.processes(list), page([row]));
    follower.follow(board(['a']));
    answer(10);
    const newer = { ...row, seq: 12, state: 'submitted' as const };
    told({ seq: 12, processes: [newer], left: ['a'], counts });
    expect(client.getQueryData(queryKeys.processes(list))).toEqual(page([newer]));
    expect(arrivals()?.left.get('a')).toBe(12);
    expect(arrivals()?.counts?.counts).toEqual(counts);
  });

  it('never lets an older snapshot overwrite a row', () => {
    const row = makeProcess({ processId: 'a', seq: 20 });
    client.setQueryData(queryKeys.processes(list), page([row]));
    follower.follow(board(['a']));
    answer(10);
    told({ seq: 21, processes: [{ ...row, seq: 12, title: 'old' }] });
    expect(client.getQueryData(queryKeys.processes(list))).toEqual(page([row]));
  });

  it('takes nothing about the list from a message that answers the search before', () => {
    follower.follow(board(['a']));
    told({ seq: 12, processes: [], counts });
    expect(arrivals()?.counts ?? null).toBeNull();
    answer(10);
    told({ seq: 12, processes: [], counts });
    expect(arrivals()?.counts?.counts).toEqual(counts);
  });

  it('hears of rows that left while it caught up, though nobody can tell then of which list that was said', () => {
    follower.follow(board(['a']));
    told({ seq: 12, processes: [], left: ['a'], more: 3 });
    expect(arrivals()?.left.size ?? 0).toBe(0);
    answer(12);
    expect(sent.map(({ follow }) => follow.after)).toEqual([10, 10]);
    told({ seq: 12, processes: [], left: ['a'], more: 3 });
    answer(12);
    expect(arrivals()?.left.get('a')).toBe(12);
    expect(sent).toHaveLength(2);
  });

  it('asks once where nothing was said of a list meanwhile', () => {
    follower.follow(board(['a']));
    told({ seq: 12, processes: [makeProcess({ processId: 'a', seq: 12 })], counts });
    answer(12);
    follower.follow({ list: { ...list, q: 'state:failed' }, after: 20, visible: new Map() });
    answer(20);
    expect(sent).toHaveLength(2);
  });

  it('catches up a row that scrolls in from when it was last known', () => {
    follower.follow(board(['a', 'b']));
    answer(10);
    told({ seq: 30, processes: [] });
    follower.follow(board(['b']));
    answer(30);
    told({ seq: 50, processes: [] });
    follower.follow(board(['a', 'b']));
    expect(sent.at(-1)?.follow).toMatchObject({ after: 30, visible: ['a', 'b'] });
  });

  it('asks no more while the same rows are on the screen', () => {
    follower.follow(board(['a', 'b']));
    follower.follow(board(['a', 'b']));
    expect(sent).toHaveLength(1);
  });

  it('does not advance past a catch-up that was not answered yet', () => {
    follower.follow(board(['a']));
    told({ seq: 40, processes: [] });
    follower.connected();
    expect(sent.at(-1)?.follow.after).toBe(10);
  });
});

it('asks for silence once where nothing is followed any more, and writes nothing that still comes', () => {
  follower.follow(board(['a']));
  answer(10);
  follower.follow(null);
  follower.follow(null);
  told({ seq: 11, processes: [makeProcess({ processId: 'a', seq: 11 })], left: ['a'] });
  expect(arrivals()).toBeUndefined();
  follower.connected();
  expect(sent.map(({ follow }) => follow)).toEqual([
    { after: 10, q: 'state:running', visible: ['a'] },
    { nothing: true },
  ]);
});

describe('following a process', () => {
  /** Its page is open; the test answers each request, whenever it likes. */
  function openPage() {
    const asked: ((answer: ProcessAnswer) => void)[] = [];
    const queryKey = queryKeys.process('p-1');
    const queryFn = () => new Promise<ProcessAnswer>((resolve) => asked.push(resolve));
    new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined);
    const shown = () => client.getQueryData<ProcessAnswer>(queryKey)?.process;
    return { asked, shown };
  }

  it('reads it again once it is followed, so that nothing falls in between', async () => {
    const { asked, shown } = openPage();
    follower.follow({ processIds: ['p-1'] });
    expect(sent.at(-1)?.follow).toEqual({ processId: ['p-1'] });
    expect(asked).toHaveLength(1);
    // The first request is still under way, and was read before.
    answer(7);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[0]?.(makeAnswer({ seq: 5 }));
    asked[1]?.(makeAnswer({ seq: 7 }));
    await vi.waitFor(() => expect(shown()?.seq).toBe(7));
  });

  it('takes no answer that was read before it heard that it is late at another time', async () => {
    const { asked, shown } = openPage();
    follower.follow({ processIds: ['p-1'] });
    answer(7);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.(makeAnswer({ seq: 7 }));
    await vi.waitFor(() => expect(shown()?.seq).toBe(7));
    void client.invalidateQueries({ queryKey: queryKeys.process('p-1') });
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    const dueAt = '2026-03-02T09:00:00.000Z';
    told({ seq: 7, processes: [makeProcess({ seq: 7, dueAt })] });
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    asked[2]?.(makeAnswer({ seq: 7 }));
    asked[3]?.(makeAnswer({ seq: 7, dueAt }));
    await vi.waitFor(() => expect(client.isFetching()).toBe(0));
    expect(shown()?.dueAt).toBe(dueAt);
  });

  it('writes newer snapshots and asks for the events again', () => {
    const refetch = vi.spyOn(client, 'invalidateQueries');
    const key = queryKeys.process('p-1');
    client.setQueryData(key, makeAnswer({ seq: 5 }));
    follower.follow({ processIds: ['p-1'] });
    told({ seq: 8, processes: [makeProcess({ seq: 8 })] });
    expect(client.getQueryData(key)).toEqual({ ...makeAnswer({ seq: 8 }), seq: 5 });
    expect(refetch).toHaveBeenCalledWith({ queryKey: ['events', 'p-1'] });
  });

  it('puts what is made from it beside it, each in its place', () => {
    const child = (processId: string, seq: number, source = 'hr') =>
      makeProcess({ processId, seq, source, parentId: 'p-1' });
    const key = queryKeys.process('p-1');
    client.setQueryData(key, makeAnswer({ seq: 5 }, [child('a', 4)]));
    follower.follow({ processIds: ['p-1'] });
    told({ seq: 9, processes: [child('b', 7), child('a', 8), child('c', 9, 'another')] });
    expect(client.getQueryData(key)).toEqual(makeAnswer({ seq: 5 }, [child('a', 8), child('b', 7)]));
  });
});

describe('a gap that is not replayed', () => {
  it('is closed by following from now and reading everything again', async () => {
    const refetch = vi.spyOn(client, 'invalidateQueries');
    follower.follow(board(['a']));
    answer(10);
    follower.reset({ reason: 'too_far_behind' });
    expect(sent.at(-1)?.follow).not.toHaveProperty('after');
    answer(5000);
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledWith({ queryKey: ['processes'] }));
    follower.connected();
    expect(sent.at(-1)?.follow.after).toBe(5000);
  });

  it('forgets all it knows where the server stands on another database', () => {
    client.setQueryData(queryKeys.process('p-1'), makeAnswer({ seq: 900 }));
    follower.follow(board(['a']));
    follower.reset({ reason: 'ahead' });
    client.setQueryData(queryKeys.process('p-1'), makeAnswer({ seq: 2 }));
    expect(client.getQueryData(queryKeys.process('p-1'))).toEqual(makeAnswer({ seq: 2 }));
    expect(sent.at(-1)?.follow).not.toHaveProperty('after');
  });

  it('is what a message that cannot be read counts as', () => {
    follower.follow(board(['a']));
    answer(10);
    told({ seq: 'twelve' });
    expect(sent.at(-1)?.follow).not.toHaveProperty('after');
  });
});

describe('pausing', () => {
  it('counts what comes and shows it once the view runs again', () => {
    const row = makeProcess({ processId: 'a', seq: 9 });
    client.setQueryData(queryKeys.processes(list), page([row]));
    follower.follow(board(['a']));
    answer(10);
    follower.hold(true);
    told({ seq: 12, processes: [{ ...row, seq: 12 }] });
    told({ seq: 13, processes: [makeProcess({ processId: 'b', seq: 13 })] });
    expect(follower.held.get()).toBe(2);
    expect(client.getQueryData(queryKeys.processes(list))).toEqual(page([row]));
    follower.hold(false);
    expect(follower.held.get()).toBeNull();
    expect(client.getQueryData(queryKeys.processes(list))).toEqual(page([{ ...row, seq: 12 }]));
  });
});

it('tells when the server wants a sign-in first', () => {
  follower.follow(board(['a']));
  sent.at(-1)?.answer({ error: 'unauthorized' });
  expect(follower.refused.get()).toBe('unauthorized');
});
