import type { ErrorCode } from '../../shared/errors.ts';
import { isTimeZone } from '../../shared/is-time-zone.ts';
import { type Changes, follow, type FollowAnswer, type Reset } from '../../shared/live.ts';
import { agesIn, type FollowedAge, speaksOfDays } from '../search/about-filter.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Store } from '../store/store.ts';
import { type BatchViews, type Board, createBatchViews } from './batch-views.ts';
import type { Feed } from './feed.ts';
import type { NewLimits } from './new-limits.ts';
import { type Batch, readBatch } from './read-batch.ts';
import type { CountMatches } from './shared-counts.ts';

/** More changed processes than this are quicker fetched anew than replayed. */
const worthReplaying = 1000;
const replayPage = 200;
/** A board hears of its counters at most this often, in milliseconds. */
export const countsInterval = 1000;

interface FollowerParts {
  store: Pick<Store, 'position' | 'process' | 'processesAfter' | 'removedAfter'>;
  newLimits: Pick<NewLimits, 'of'>;
  countMatches: CountMatches;
  feed: () => Pick<Feed, 'head'>;
  now: () => number;
  send: (changes: Changes) => void;
  reset: (reset: Reset) => void;
  /** True while the client does not take what it was sent. */
  isLagging: () => boolean;
}

type Wish =
  | { kind: 'everything' }
  | { kind: 'nothing' }
  | { kind: 'processes'; ids: readonly string[] }
  | { kind: 'board'; board: Board };

/** One client's view of the feed: what it asked for, how far it is, and whether it still keeps up. */
export interface Follower {
  follow(message: unknown): Promise<FollowAnswer>;
  /** What is to be sent of a batch; null for nothing. `views` are those of the whole batch, shared by all. */
  take(batch: Batch, views: BatchViews): Changes | null;
  /** The ages at which something enters or leaves what its board shows. */
  ages(): readonly FollowedAge[];
  /** The client has caught its breath: it is told to fetch anew if it missed anything. */
  drained(): void;
  stop(): void;
}

export function createFollower({
  store,
  newLimits,
  countMatches,
  feed,
  now,
  send,
  reset,
  isLagging,
}: FollowerParts): Follower {
  let wish: Wish | null = null;
  let isLive = false;
  /** Everything up to this number was sent or was not wished for. */
  let cursor = 0;
  let missed = false;
  let generation = 0;
  let countsTimer: NodeJS.Timeout | null = null;
  let countedAt = 0;
  /** Processes that this client was told the limits of, by the stamp that these had. */
  const toldLimits = new Map<string, number>();
  /** Counters of before that moment (epoch milliseconds) are old, whatever their number. */
  let turnedAt = -Infinity;

  function viewOf(views: BatchViews): Changes | null {
    if (!wish || wish.kind === 'everything') return views.everything;
    if (wish.kind === 'nothing') return null;
    return wish.kind === 'board' ? views.board(wish.board) : views.processes(wish.ids);
  }

  /**
   * Replays what lies after `cursor` and goes live without a gap. Resolves to the number up to which everything
   * was sent; null where another follow has taken its place.
   */
  async function catchUp(start: number, mine: number): Promise<number | null> {
    cursor = start;
    let replayed = 0;
    for (;;) {
      const batch = await readBatch(store, cursor, replayPage, now);
      if (mine !== generation) return null;
      if (!batch && cursor >= feed().head) break;
      replayed += batch?.processes.length ?? 0;
      if (replayed > worthReplaying) {
        reset({ reason: 'too_far_behind' });
        cursor = feed().head;
        break;
      }
      cursor = batch?.seq ?? feed().head;
      const changes = batch && viewOf(createBatchViews(batch));
      if (changes) send(changes);
    }
    isLive = true;
    // While a client was away, some may have become late without any change.
    if (replayed > 0 || mine === 1) countSoon();
    return cursor;
  }

  /** What is on the screen and may have been read before it got the limits that it has. */
  function shownWithNewLimits() {
    if (wish?.kind !== 'board' && wish?.kind !== 'processes') return [];
    return [...(wish.kind === 'board' ? wish.board.visible : wish.ids)].flatMap((processId) => {
      const limit = newLimits.of(processId);
      return limit && limit.stamp !== toldLimits.get(processId) ? [{ processId, ...limit }] : [];
    });
  }

  async function tellLimits(mine: number): Promise<void> {
    const rows = shownWithNewLimits();
    if (rows.length === 0 || mine !== generation) return;
    // What is read may be newer than that, never older.
    const seq = cursor;
    try {
      const found = await Promise.all(rows.map(({ processId, source }) => store.process(processId, source)));
      if (mine !== generation) return;
      for (const { processId, stamp } of rows) toldLimits.set(processId, stamp);
      const processes = found.filter((each) => each !== null);
      const changes = viewOf(createBatchViews({ seq, at: now(), isTurned: true, processes, removed: [] }));
      if (changes) send(changes);
    } catch {
      // The next follow asks again.
    }
  }

  /** Counters of the board's search, soon after a change and at most once in their interval. */
  function countSoon(): void {
    if (wish?.kind !== 'board') return;
    const delay = Math.max(0, countsInterval - (performance.now() - countedAt));
    countsTimer ??= setTimeout(() => void sendCounts(), delay);
  }

  async function sendCounts(): Promise<void> {
    countsTimer = null;
    countedAt = performance.now();
    if (wish?.kind !== 'board') return;
    const { board } = wish;
    const { query, filter } = board;
    try {
      const { counts, capped, seq, at } = await countMatches(query, filter);
      // The board may have scrolled meanwhile; only another search makes these counters wrong.
      const isWanted = isLive && wish.board.query === query;
      if (isWanted) send({ seq, processes: [], counts, countsCapped: capped });
      if (!isWanted || seq < feed().head || at < turnedAt) countSoon();
    } catch {
      // The next change asks again.
    }
  }

  return {
    async follow(message) {
      const parsed = follow.safeParse(message);
      if (!parsed.success) return { error: 'bad_request' };
      const { after, ...rest } = parsed.data;
      const wished = readWish(rest);
      if ('error' in wished) return wished;
      generation += 1;
      const mine = generation;
      isLive = false;
      missed = false;
      const { last, projected } = await store.position();
      if (mine !== generation) return { seq: projected };
      wish = wished;
      // Not live: there is nothing to catch up with, and nothing is counted.
      if (wish.kind === 'nothing') return { seq: projected };
      if (after !== undefined && after > last) reset({ reason: 'ahead' });
      const isReplayed = after !== undefined && after <= last;
      const seq = await catchUp(isReplayed ? after : projected, mine);
      // After the answer: a client cannot tell of which search anything is that comes before it.
      if (seq !== null) setImmediate(() => void tellLimits(mine));
      return { seq: seq ?? projected };
    },
    take(batch, views) {
      if (!isLive || missed) return null;
      if (isLagging()) {
        missed = true;
        return null;
      }
      countSoon();
      if (batch.isTurned) {
        turnedAt = batch.at;
        return viewOf(views);
      }
      const [first] = batch.processes;
      if (!first || first.seq > cursor) {
        cursor = Math.max(cursor, batch.seq);
        return viewOf(views);
      }
      // A replay had read further than the feed had come.
      const processes = batch.processes.filter((process) => process.seq > cursor);
      cursor = Math.max(cursor, batch.seq);
      return viewOf(createBatchViews({ ...batch, processes }));
    },
    ages: () => (wish?.kind === 'board' ? wish.board.ages : []),
    drained() {
      if (!missed) return;
      missed = false;
      reset({ reason: 'too_slow' });
    },
    stop() {
      generation += 1;
      isLive = false;
      if (countsTimer) clearTimeout(countsTimer);
    },
  };
}

function readWish({
  nothing,
  processId,
  q,
  zone = 'UTC',
  visible,
}: {
  nothing?: true | undefined;
  processId?: string | string[] | undefined;
  q?: string | undefined;
  zone?: string | undefined;
  visible?: string[] | undefined;
}): Wish | { error: ErrorCode } {
  if (nothing) return { kind: 'nothing' };
  if (processId !== undefined)
    return { kind: 'processes', ids: typeof processId === 'string' ? [processId] : processId };
  if (q === undefined && visible === undefined) return { kind: 'everything' };
  if (!isTimeZone(zone)) return { error: 'bad_request' };
  const read = parseQuery(q ?? '', zone);
  if (!read.ok) return { error: 'bad_query' };
  const { filter } = read;
  const query = speaksOfDays(filter) ? `${zone} ${q}` : (q ?? '');
  return { kind: 'board', board: { query, filter, ages: agesIn(filter), visible: new Set(visible) } };
}
