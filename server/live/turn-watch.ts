import type { Process } from '../../shared/process.ts';
import type { Log } from '../log.ts';
import type { FollowedAge } from '../search/about-filter.ts';
import type { AgeSpan } from '../store/queries.ts';
import type { Store } from '../store/store.ts';

interface TurnWatchParts {
  store: Pick<Store, 'turned' | 'aged'>;
  log: Log;
  now: () => number;
  /** Given those that became late, quiet or as old as is asked for since the last look, and the moment (epoch milliseconds) of this one. */
  onTurned: (processes: Process[], at: number) => void;
  /** Told where they are too many to be told one by one. */
  onTooMany: () => void;
  /** Whether there is anybody to tell. */
  isWatched: () => boolean;
  ages: () => readonly FollowedAge[];
}

/** Milliseconds between two looks. */
const interval = 1000;
/** A list may have been read so long before its page follows it, in milliseconds; being told twice is harmless. */
const overlap = 30_000;
const most = 500;

export interface TurnWatch {
  stop(): Promise<void>;
}

/** Looks at what became late, quiet or so old by the clock alone, which nothing in the log tells. */
export function startTurnWatch(parts: TurnWatchParts): TurnWatch {
  const { store, log, now, onTurned, onTooMany, isWatched, ages } = parts;
  let seenTo = now();
  /** Those that the last look was for. */
  let known: ReadonlySet<string> = new Set();
  let isLooking = false;
  let round = Promise.resolve();

  async function look(): Promise<void> {
    const at = now();
    if (!isWatched()) {
      seenTo = at - overlap;
      return;
    }
    const turned = await store.turned(seenTo, at, most);
    const aged = await store.aged(spansTo(at), most);
    seenTo = at;
    const processes = new Map([...turned, ...aged].map((each) => [`${each.source} ${each.processId}`, each]));
    if (turned.length === most || aged.length === most) onTooMany();
    else if (processes.size > 0) onTurned([...processes.values()], at);
  }

  /** When that must have been which is as old as that since the last look. */
  function spansTo(at: number): AgeSpan[] {
    const named = ages().map((age) => ({ ...age, name: `${age.clock} ${age.milliseconds}` }));
    const spans = named.map(({ clock, milliseconds, name }) => {
      const from = known.has(name) ? seenTo : Math.min(seenTo, at - overlap);
      // What is to be older than that is so a millisecond later.
      return { clock, from: from - milliseconds - 1, to: at - milliseconds };
    });
    known = new Set(named.map(({ name }) => name));
    return spans;
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
