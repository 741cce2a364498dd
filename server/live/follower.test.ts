import { beforeEach, expect, test, vi } from 'vitest';
import type { Changes, Reset } from '../../shared/live.ts';
import type { Process } from '../../shared/process.ts';
import { createBatchViews } from './batch-views.ts';
import { createFollower, type Follower } from './follower.ts';
import type { Counted } from './shared-counts.ts';

const counts = {
  running: 3,
  submitted: 0,
  completed: 0,
  expired: 0,
  deleted: 0,
  failed: 0,
  closed: 0,
  late: 1,
  quiet: 0,
  tests: 0,
};

function snapshot(seq: number): Process {
  return {
    processId: `p${seq}`,
    provider: 'cellosign',
    source: 'hr',
    workflow: 'Recruitment',
    processNumber: seq,
    title: '',
    state: 'running',
    stations: [],
    labels: {},
    startedAt: '2025-01-26T08:00:00.000Z',
    lastEventAt: '2025-01-26T08:00:00.000Z',
    completedAt: null,
    dueAt: null,
    quietAt: null,
    closedAt: null,
    isTest: false,
    testedAt: null,
    isRequest: false,
    author: null,
    templates: [],
    documents: [],
    parentId: null,
    seq,
  };
}

/** A log of so many processes, each changed once, of which the feed has handed on all but the last `unfed`. */
let log: Process[];
let head: number;
let isLagging: boolean;
let sent: Changes[];
let resets: Reset[];
let counted: string[];
let counting: Promise<Counted>;
let limits: Map<string, { source: string; stamp: number }>;
let follower: Follower;

/** Lets the test act in the middle of a replay, as other requests do. */
let onRead: () => void;

function grow(count: number): void {
  for (let index = 0; index < count; index += 1) log.push(snapshot(log.length + 1));
}

beforeEach(() => {
  log = [];
  head = 0;
  isLagging = false;
  sent = [];
  resets = [];
  counted = [];
  limits = new Map();
  counting = Promise.resolve({ counts, capped: false, seq: 3, at: 0 });
  onRead = () => undefined;
  follower = createFollower({
    store: {
      position: () => Promise.resolve({ last: log.length, projected: log.length, lastEvent: log.length }),
      processesAfter: async (seq, limit) => {
        const page = log.slice(seq, seq + limit);
        await Promise.resolve();
        onRead();
        return page;
      },
      removedAfter: () => Promise.resolve([]),
      process: (processId) => Promise.resolve(log.find((each) => each.processId === processId) ?? null),
    },
    newLimits: { of: (processId) => limits.get(processId) },
    countMatches: (query) => {
      counted.push(query);
      return counting;
    },
    feed: () => ({ head }),
    now: () => 0,
    send: (changes) => sent.push(changes),
    reset: (reset) => resets.push(reset),
    isLagging: () => isLagging,
  });
});

const ids = () => sent.flatMap(({ processes }) => processes.map(({ seq }) => seq));
const feedUp = () => {
  const processes = log.slice(head);
  head = log.length;
  const batch = { seq: head, at: 0, isTurned: false, processes, removed: [] };
  const changes = follower.take(batch, createBatchViews(batch));
  if (changes) sent.push(changes);
};

test('a replay of any number of pages ends where the feed goes on, each change once', async () => {
  grow(450);
  head = 450;
  let reads = 0;
  onRead = () => {
    // The log and the feed move on while the replay is under way.
    if (reads++ < 3) {
      grow(1);
      feedUp();
    }
  };
  const answer = await follower.follow({ after: 10 });
  grow(2);
  feedUp();
  expect(ids()).toEqual(log.map(({ seq }) => seq).filter((seq) => seq > 10));
  expect(answer).toEqual({ seq: log.length - 2 });
  expect(resets).toEqual([]);
});

test('a replay of more than is worth it is a reset, and then live', async () => {
  grow(1300);
  head = 1300;
  await follower.follow({ after: 0 });
  expect(resets).toEqual([{ reason: 'too_far_behind' }]);
  grow(1);
  feedUp();
  expect(ids().at(-1)).toBe(1301);
});

test('a client that does not take its messages gets none, and one reset once it does', async () => {
  await follower.follow({});
  isLagging = true;
  grow(5);
  feedUp();
  grow(5);
  feedUp();
  expect(sent).toEqual([]);
  isLagging = false;
  follower.drained();
  follower.drained();
  expect(resets).toEqual([{ reason: 'too_slow' }]);
  grow(1);
  feedUp();
  expect(ids()).toEqual([11]);
});

test('a follow that comes during a replay takes its place', async () => {
  grow(600);
  head = 600;
  let second = Promise.resolve<unknown>(null);
  let isAsked = false;
  onRead = () => {
    if (isAsked) return;
    isAsked = true;
    second = follower.follow({ processId: 'p601' });
  };
  await follower.follow({ after: 0 });
  await second;
  const before = ids().length;
  grow(2);
  feedUp();
  expect(ids().slice(before)).toEqual([601]);
});

test('a client that has gone is sent nothing more', async () => {
  await follower.follow({});
  follower.stop();
  grow(1);
  feedUp();
  expect(sent).toEqual([]);
});

test('a board is told its counters after a replay, also when it scrolls while they are counted', async () => {
  vi.useFakeTimers();
  try {
    let finish: (counted: Counted) => void = () => undefined;
    counting = new Promise((resolve) => {
      finish = resolve;
    });
    grow(3);
    head = 3;
    await follower.follow({ after: 1, q: 'region:north', visible: [] });
    await vi.advanceTimersByTimeAsync(1000);
    expect(counted).toEqual(['region:north']);
    await follower.follow({ after: 3, q: 'region:north', visible: ['p1'] });
    finish({ counts, capped: false, seq: 3, at: 0 });
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.at(-1)).toEqual({ seq: 3, processes: [], counts, countsCapped: false });
  } finally {
    vi.useRealTimers();
  }
});

test('counters of another search than the last are never sent', async () => {
  vi.useFakeTimers();
  try {
    grow(1);
    head = 1;
    await follower.follow({ after: 0, q: 'region:north', visible: [] });
    let finish: (counted: Counted) => void = () => undefined;
    counting = new Promise((resolve) => {
      finish = resolve;
    });
    await vi.advanceTimersByTimeAsync(1000);
    await follower.follow({ after: 1, q: 'region:south', visible: [] });
    finish({ counts, capped: false, seq: 3, at: 0 });
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.filter((changes) => changes.counts)).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('whoever follows a process is told of what is made from it too', async () => {
  await follower.follow({ processId: 'p1' });
  grow(3);
  log[1] = { ...snapshot(2), parentId: 'p1' };
  feedUp();
  expect(ids()).toEqual([1, 2]);
});

test.each([
  ['a board', { q: '', visible: ['p2'] }],
  ['the page of a process', { processId: 'p2' }],
])('a limit that is learned while %s catches up is told once it is live', async (_, shown) => {
  grow(3);
  head = 3;
  onRead = () => limits.set('p2', { source: 'hr', stamp: 1 });
  await follower.follow({ after: 3, ...shown });
  const rows = () => sent.flatMap(({ seq, processes }) => processes.map(({ processId }) => [processId, seq]));
  expect(rows()).toEqual([]);
  await vi.waitFor(() => expect(rows()).toEqual([['p2', 3]]));
});

test('who follows nothing is told nothing, and hears from the number it names once it follows again', async () => {
  grow(3);
  head = 3;
  await follower.follow({ after: 3, q: '', visible: ['p1'] });
  expect(await follower.follow({ nothing: true })).toEqual({ seq: 3 });
  grow(2);
  feedUp();
  expect(sent).toEqual([]);
  await follower.follow({ after: 3, q: '', visible: ['p1'] });
  expect(ids()).toEqual([4, 5]);
});
