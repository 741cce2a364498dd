import type { Log } from '../log.ts';
import type { Position } from '../store/store.ts';

interface ProjectorParts {
  /** Folds some events that no projection holds yet. */
  project: (limit: number) => Promise<{ projected: number; left: number }>;
  log: Log;
  /** Told after each step that moved the projections. */
  onProjected: (position: Position) => void;
}

/** Events folded in one step: small enough that intake never waits long for its turn. */
const stepSize = 128;
/** The pause after a step leaves the thread to intake for as long as the step took, up to this many milliseconds. */
const longestPause = 20;
const slowTick = 1000;

export interface Projector {
  /** There may be something new. Cheap, and harmless when there is not. */
  nudge(): void;
  stop(): Promise<void>;
}

/**
 * Follows the log behind intake. A nudge wakes it and a slow tick makes sure that a lost nudge costs a second,
 * never an event. Under load it takes at most half of the thread: acknowledging goes first.
 */
export function startProjector({ project, log, onProjected }: ProjectorParts): Projector {
  let running: Promise<void> | null = null;
  let nudged = false;
  let stopped = false;

  async function step(): Promise<number> {
    const started = performance.now();
    const { projected, left } = await project(stepSize);
    onProjected({ projected, last: projected + left });
    if (left > 0 && !stopped) {
      const pause = Math.min(longestPause, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return left;
  }

  async function run(): Promise<void> {
    try {
      do {
        nudged = false;
        while (!stopped && (await step()) > 0);
      } while (nudged && !stopped);
    } catch (error) {
      log.error({ err: error }, 'the projections could not be brought up to date; trying again');
    }
  }

  function nudge(): void {
    nudged = true;
    if (running || stopped) return;
    running = run().finally(() => {
      running = null;
    });
  }

  const tick = setInterval(nudge, slowTick);
  nudge();
  return {
    nudge,
    async stop() {
      stopped = true;
      clearInterval(tick);
      await running;
    },
  };
}
