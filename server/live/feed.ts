import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { type Batch, readBatch } from './read-batch.ts';

interface FeedParts {
  store: Pick<Store, 'processesAfter' | 'removedAfter' | 'position'>;
  log: Log;
  now: () => number;
  /** Where to begin: what is projected already. */
  start: number;
  onBatch: (batch: Batch) => void;
  /** Whether there is anybody to hand it on to. */
  isWatched: () => boolean;
}

/**
 * At once when idle. Under load as long a rest after a batch as it took to hand on, in milliseconds: with few who
 * watch hardly any, with thousands half of the thread is left to everything else.
 */
const rest = { least: 4, most: 100 };
const batchSize = 500;
const slowTick = 1000;

export interface Feed {
  /** Number up to which every batch was handed on. */
  readonly head: number;
  nudge(): void;
  stop(): void;
}

/**
 * Follows the projections and hands on what changed. The log is the truth and a nudge a hint: the feed reads
 * whatever lies after its last number, so a lost nudge costs a tick and a double one nothing.
 */
export function startFeed({ store, log, now, start, onBatch, isWatched }: FeedParts): Feed {
  let head = start;
  let isReading = false;
  let isNudged = false;
  let restUntil = 0;
  let timer: NodeJS.Timeout | null = null;

  async function read(): Promise<void> {
    timer = null;
    isReading = true;
    try {
      do {
        isNudged = false;
        if (!isWatched()) {
          const { projected } = await store.position();
          // Whoever came meanwhile counts on being told what was changed since.
          if (isWatched()) isNudged = true;
          else head = projected;
          continue;
        }
        const batch = await readBatch(store, head, batchSize, now);
        if (!batch) continue;
        // No await between the two: whoever compares itself with `head` misses nothing and gets nothing twice.
        head = batch.seq;
        const began = performance.now();
        onBatch(batch);
        const ended = performance.now();
        restUntil = ended + Math.min(Math.max(ended - began, rest.least), rest.most);
        if (batch.processes.length >= batchSize) isNudged = true;
      } while (isNudged && wait() === 0);
    } catch (error) {
      log.error({ err: error }, 'the feed could not read the projections; trying again');
    } finally {
      isReading = false;
    }
    if (isNudged) schedule();
  }

  function wait(): number {
    return Math.max(0, restUntil - performance.now());
  }

  function schedule(): void {
    timer ??= setTimeout(() => void read(), wait());
  }

  function nudge(): void {
    isNudged = true;
    if (isReading || timer) return;
    if (wait() === 0) void read();
    else schedule();
  }

  const tick = setInterval(nudge, slowTick);
  return {
    get head() {
      return head;
    },
    nudge,
    stop() {
      clearInterval(tick);
      if (timer) clearTimeout(timer);
    },
  };
}
