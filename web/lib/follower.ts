import type { QueryClient } from '@tanstack/react-query';
import { changes, followAnswer, reset, type Changes, type Follow } from '../../shared/live.ts';
import { applyBatch, forgetAll, refetchAll } from './apply-batch.ts';
import { addChanges, batchSize, emptyBatch } from './change-batch.ts';
import { createPacer, type PacerClock } from './paint-pacer.ts';
import { queryKeys, type ListQuery } from './query-keys.ts';
import { createStore } from './store.ts';

/** How long the numbers of the side bar may lag behind the counters, in milliseconds. */
const sideBarLag = 2000;

/** What a page shows and therefore wants to hear of. */
export type Followed = { processIds: readonly string[] } | FollowedList;

export interface FollowedList {
  list: ListQuery;
  /** Number that the list's first page was read at. */
  after: number;
  /** Ids of the rows around the screen, each with the number that its page was read at. */
  visible: ReadonlyMap<string, number>;
}

/** The part of a socket that is needed here. The answer comes untyped: it is checked like all that arrives. */
export interface FollowSocket {
  connected(): boolean;
  emitFollow(follow: Follow, answer: (answer: unknown) => void): void;
}

/**
 * Keeps the server told what is on the screen and writes what it says into the cache. It remembers the last
 * number it has heard, so that after a break nothing is missed: the same follow goes out again with `after`.
 */
export function createFollower(client: QueryClient, socket: FollowSocket, clock: PacerClock) {
  let followed: Followed | null = null;
  let lastSeq: number | null = null;
  /** Numbers up to which rows that left the window were up to date. */
  let known = new Map<string, number>();
  /** Counts what went out and what came back: until they agree, messages answer an earlier follow. */
  let sent = 0;
  let accepted = 0;
  /** The follow from which on messages speak of the list that is shown now. */
  let listSince = 0;
  /** Before the answer something was said of a list: of this one as it caught up, or of the one before. */
  let isUnsure = false;
  let batch = emptyBatch();
  const held = createStore<number | null>(null);
  const refused = createStore<'unauthorized' | null>(null);

  const paint = () => {
    if (held.get() !== null) return;
    const ready = batch;
    batch = emptyBatch();
    applyBatch(client, ready, followedList(followed)?.list ?? null);
    if (ready.counts !== null) refreshSideBar();
  };
  const pacer = createPacer(paint, clock);

  let cancelRefresh: (() => void) | null = null;
  /** Counters that moved mean that the side bar's numbers are old too; those may lag a little. */
  function refreshSideBar(): void {
    cancelRefresh ??= clock.after(sideBarLag, () => {
      cancelRefresh = null;
      void client.invalidateQueries({ queryKey: queryKeys.sideBar });
    });
  }

  function send(): void {
    if (!socket.connected()) return;
    sent += 1;
    if (followed === null) {
      socket.emitFollow({ nothing: true }, () => undefined);
      return;
    }
    const ticket = sent;
    const after = lastSeq;
    socket.emitFollow(wanted(followed, after), (raw) => {
      const answer = followAnswer.safeParse(raw);
      if (!answer.success || ticket !== sent) return;
      if ('error' in answer.data) {
        if (answer.data.error === 'unauthorized') refused.set('unauthorized');
        return;
      }
      accepted = ticket;
      const isRepeated = isUnsure;
      isUnsure = false;
      if (after !== null) {
        // Said once more, all of it is of this list.
        if (isRepeated) send();
        return;
      }
      // Followed from now on: what was read before this answer may have missed something.
      lastSeq = Math.max(lastSeq ?? 0, answer.data.seq);
      refetchAll(client);
    });
  }

  function startAnew(): void {
    batch = emptyBatch();
    if (held.get() !== null) held.set(0);
    lastSeq = null;
    known = new Map();
    if (followed !== null) send();
  }

  return {
    held,
    refused,
    /** A page appeared, scrolled or went away (null). */
    follow(next: Followed | null): void {
      if (next === null && followed === null) return;
      const before = followedList(followed);
      const list = followedList(next);
      if (before !== null && list !== null && sameList(before, list)) {
        for (const id of before.visible.keys()) {
          if (!list.visible.has(id) && lastSeq !== null) known.set(id, lastSeq);
        }
        const entered = [...list.visible].filter(([id]) => !before.visible.has(id));
        followed = next;
        if (entered.length === 0 && list.visible.size === before.visible.size) return;
        // Rows that come in are as old as when they were last followed or read: catch up from there.
        for (const [id, readAt] of entered) {
          if (lastSeq !== null) lastSeq = Math.min(lastSeq, known.get(id) ?? readAt);
        }
      } else {
        followed = next;
        known = new Map();
        lastSeq = list?.after ?? null;
        listSince = sent + 1;
        isUnsure = false;
      }
      send();
    },
    /** The socket is up, for the first time or again. */
    connected(): void {
      if (followed !== null) send();
    },
    changes(raw: unknown): void {
      const message = changes.safeParse(raw);
      // A message that cannot be read is a gap like any other.
      if (!message.success) {
        startAnew();
        return;
      }
      const isOfList = accepted >= listSince;
      addChanges(batch, message.data, isOfList);
      isUnsure ||= !isOfList && speaksOfList(message.data);
      if (accepted === sent) lastSeq = Math.max(lastSeq ?? 0, message.data.seq);
      if (held.get() !== null) held.set(batchSize(batch));
      pacer.told(message.data.processes.length);
    },
    /** The server will not replay what was missed: read again, and follow from now on. */
    reset(raw: unknown): void {
      const message = reset.safeParse(raw);
      if (message.success && message.data.reason === 'ahead') forgetAll(client);
      startAnew();
    },
    /** Holds the view still; what comes is counted and painted once it is let go. */
    hold(on: boolean): void {
      held.set(on ? batchSize(batch) : null);
      if (!on) paint();
    },
    stop(): void {
      pacer.stop();
      cancelRefresh?.();
      cancelRefresh = null;
    },
  };
}

function followedList(followed: Followed | null): FollowedList | null {
  return followed !== null && 'list' in followed ? followed : null;
}

/** Counters are no reason to ask again: they come after every catching up. */
function speaksOfList({ left = [], more = 0 }: Changes): boolean {
  return left.length > 0 || more > 0;
}

function sameList(a: FollowedList, b: FollowedList): boolean {
  return a.list.q === b.list.q && a.list.sort === b.list.sort;
}

function wanted(followed: Followed, after: number | null): Follow {
  const from = after === null ? {} : { after };
  if ('processIds' in followed) return { ...from, processId: [...followed.processIds] };
  return { ...from, q: followed.list.q, visible: [...followed.visible.keys()] };
}
