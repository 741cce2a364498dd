import type { Log } from '../log.ts';

interface ProjectorParts {
  /** Folds some events that no projection holds yet. */
  project: (limit: number) => Promise<{ projected: number; left: number }>;
  log: Log;
  /** Whether deliveries are coming in right now, and the thread is theirs first. */
  isIntakeBusy: () => boolean;
  /** Told after each step that may have moved the projections. */
  onProjected: () => void;
}

/** Events folded in one step: small enough that a delivery never waits long for its turn. */
const stepSize = 48;
/**
 * While deliveries come in, the thread is left to them for so many times as long as a step took: for long where
 * folding cannot keep pace anyway and has to catch up later.
 */
const deference = { keepingPace: 4, behind: 24 };
const longestRest = 250;
const slowTick = 1000;

export interface Projector {
  /** There may be something new. Cheap, and harmless when there is not. */
  nudge(): void;
  stop(): Promise<void>;
}

/**
 * Follows the log behind intake. A nudge wakes it and a slow tick makes sure that a lost nudge costs a second,
 * never an event. Under load it takes a
 * small part of the thread: acknowledging goes first, and folding catches up after.
 */
export function startProjector({ project, log, isIntakeBusy, onProjected }: ProjectorParts): Projector {
  const state = { isNudged: false, isRunning: false, isStopped: false };
  const isStopped = () => state.isStopped;
  let lastRun = Promise.resolve();
  /** Until when the thread is left to deliveries, if there are any. */
  let restUntil = 0;

  async function step(): Promise<number> {
    const rest = restUntil - performance.now();
    if (rest > 0 && isIntakeBusy()) await new Promise((resolve) => setTimeout(resolve, rest));
    const started = performance.now();
    const { left } = await project(stepSize);
    onProjected();
    const ended = performance.now();
    const times = left > 0 ? deference.behind : deference.keepingPace;
    restUntil = ended + Math.min(longestRest, times * (ended - started));
    // Others get their turn between two steps, also when nobody is busy.
    if (left > 0) await new Promise((resolve) => setImmediate(resolve));
    return left;
  }

  async function run(): Promise<void> {
    try {
      while (state.isNudged && !isStopped()) {
        state.isNudged = false;
        while ((await step()) > 0 && !isStopped());
      }
    } catch (error) {
      log.error({ err: error }, 'the projections could not be brought up to date; trying again');
    }
    // In the same breath as the last look at `isNudged`, so that no nudge falls in between.
    state.isRunning = false;
  }

  function nudge(): void {
    state.isNudged = true;
    if (state.isRunning || isStopped()) return;
    state.isRunning = true;
    lastRun = run();
  }

  const tick = setInterval(nudge, slowTick);
  nudge();
  return {
    nudge,
    async stop() {
      state.isStopped = true;
      clearInterval(tick);
      await lastRun;
    },
  };
}
