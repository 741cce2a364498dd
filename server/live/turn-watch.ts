import type { Process } from '../../shared/process.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

interface TurnWatchParts {
  store: Pick<Store, 'turned'>;
  log: Log;
  now: () => number;
  /** Given those that became late or quiet since the last look, and the moment (epoch milliseconds) of this one. */
  onTurned: (processes: Process[], at: number) => void;
  /** Told where they are too many to be told one by one. */
  onTooMany: () => void;
  /** Whether there is anybody to tell. */
  isWatched: () => boolean;
}

/** Milliseconds between two looks. */
const interval = 1000;
/** A list may have been read so long before its page follows it, in milliseconds; being told twice is harmless. */
const overlap = 30_000;
const most = 500;

export interface TurnWatch {
  stop(): Promise<void>;
}

/** Looks at what became late or quiet by the clock alone, which nothing in the log tells. */
export function startTurnWatch(parts: TurnWatchParts): TurnWatch {
  const { store, log, now, onTurned, onTooMany, isWatched } = parts;
  let seenTo = now();
  let isLooking = false;
  let round = Promise.resolve();

  async function look(): Promise<void> {
    const at = now();
    if (!isWatched()) {
      seenTo = at - overlap;
      return;
    }
    const processes = await store.turned(seenTo, at, most);
    seenTo = at;
    if (processes.length === most) onTooMany();
    else if (processes.length > 0) onTurned(processes, at);
  }

  async function run(): Promise<void> {
    isLooking = true;
    try {
      await look();
    } catch (error) {
      log.error({ err: error }, 'what became late could not be read; trying again');
    }
    isLooking = false;
  }

  const timer = setInterval(() => {
    if (!isLooking) round = run();
  }, interval);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
