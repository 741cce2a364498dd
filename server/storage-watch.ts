import { statfs } from 'node:fs/promises';
import type { Storage } from '../shared/api.ts';
import type { Log } from './log.ts';

/** A disk, in bytes. */
export interface Room {
  /** What a program without privileges may still take of it. */
  left: number;
  total: number;
}

export interface StorageWatchParts {
  /** Looks at the disk; rejects where nobody can say. */
  room: () => Promise<Room>;
  /** Resolves where a commit is possible right now. */
  probe: () => Promise<void>;
  log: Log;
}

export interface StorageWatch {
  /** As of the last look. */
  storage(): Storage;
  /** The same door for deliveries; after a refusal the next look tries whether anything can be stored. */
  noting<A, R extends { status: number }>(receive: (arrival: A) => Promise<R>): (arrival: A) => Promise<R>;
  /** The store did not do what it was asked for: the next look tries it. */
  doubt(): void;
  look(): Promise<void>;
  /** Looks now and then, from now on. */
  start(): { stop(): void };
}

/**
 * Below this the disk is nearly full. It is room for 50,000 notifications of 2 kB with all that is kept beside them
 * (150 MB), for 300 archives that carry a document of 1 MB, and for the log of the next checkpoint: about two weeks of
 * an office that ends twenty processes a day.
 */
const lowAt = 500_000_000;
/** A disk so small that this would be much of it is nearly full only at its last tenth. */
const lowShare = 0.1;
/** Once told, it is taken back only with some room to spare, so that it does not come and go by the minute. */
const easeFactor = 1.1;
/** With so little left the next delivery may not fit; that is found out before one comes. */
const almostNothing = 1_000_000;
/** Milliseconds between two looks. */
const interval = 5000;

/** Knows how much room is left for deliveries, and whether they can be kept at all. */
export function createStorageWatch({ room, probe, log }: StorageWatchParts): StorageWatch {
  let known: Storage = { low: false, refusing: false, bytesLeft: null };
  let isInDoubt = false;
  let isLooking = false;
  let isStopped = false;

  function isLow({ left, total }: Room): boolean {
    const floor = Math.min(lowAt, total * lowShare);
    return left < (known.low ? floor * easeFactor : floor);
  }

  async function look(): Promise<void> {
    // Some file systems give no sizes; of those nothing is said.
    const found = await room().catch(() => null);
    if (isStopped) return;
    const disk = found !== null && found.total > 0 ? found : null;
    const bytesLeft = disk?.left ?? null;
    const low = disk !== null && isLow(disk);
    const isToBeTried = isInDoubt || known.refusing || (bytesLeft !== null && bytesLeft < almostNothing);
    isInDoubt = false;
    const refusing = isToBeTried && !(await succeeds(probe()));
    if (low && !known.low)
      log.warn({ bytesLeft }, 'the disk is nearly full; deliveries are refused once it is full');
    if (!low && known.low) log.info({ bytesLeft }, 'the disk has room again');
    known = { low, refusing, bytesLeft };
  }

  function doubt(): void {
    isInDoubt = true;
  }

  /** A disk that does not answer is not asked again meanwhile. */
  function lookUnlessLooking(): void {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => (isLooking = false));
  }

  return {
    storage: () => known,
    noting: (receive) => async (arrival) => {
      const reply = await receive(arrival);
      if (reply.status === 503) doubt();
      return reply;
    },
    doubt,
    look,
    start() {
      lookUnlessLooking();
      const timer = setInterval(lookUnlessLooking, interval);
      return {
        stop() {
          isStopped = true;
          clearInterval(timer);
        },
      };
    },
  };
}

export async function roomOf(folder: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { left: bavail * bsize, total: blocks * bsize };
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
