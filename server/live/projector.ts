import type { Log } from '../log.ts';
import type { Pace } from '../store/store.ts';

interface ProjectorParts {
  /** Takes one step in bringing the projections up to date. */
  project: (pace: Pace) => Promise<{ projected: number; left: number }>;
  log: Log;
  /** Whether deliveries are coming in right now, and the thread is theirs first. */
  isIntakeBusy: () => boolean;
  /** Told after each step that may have moved the projections. */
  onProjected: () => void;
}

/**
 * So short that a delivery never waits long for its turn; so many events to a batch that under load each process is
 * folded once for several of its events.
 */
const pace = {
  besideIntake: { events: 16_384, milliseconds: 4 },
  alone: { events: 16_384, milliseconds: 20 },
} as const satisfies Record<string, Pace>;
/**
 * While deliveries come in, the thread is left to them for so many times as long as a step took. A burst is
 * acknowledged first and folded after. A flood that does not end has to be folded while it comes: what is left over
 * from the burst first, and then as much as arrives.
 */
const deference = { ahead: 4, burst: 30, flood: 0.25 };
/** Deliveries left to fold from which on it is a burst; in a flood, what is left to be folded in peace. */
const debt = 5000;
/** Milliseconds after which a burst is a flood. */
const longestBurst = 10_000;
const longestRest = 250;
const slowTick = 1000;

export interface Projector {
  /** There may be something new. Cheap, and harmless when there is not. */
  nudge(): void;
  stop(): Promise<void>;
}

/**
 * Follows the log behind intake. A nudge wakes it and a slow tick makes sure that a lost nudge costs a second,
 * never an event. Under load it takes a small part of the thread: acknowledging goes first, and folding catches up after.
 */
export function startProjector({ project, log, isIntakeBusy, onProjected }: ProjectorParts): Projector {
  const state = { isNudged: false, isRunning: false, isStopped: false };
  const isStopped = () => state.isStopped;
  let lastRun = Promise.resolve();
  /** Until when the thread is left to deliveries, if there are any. */
  let restUntil = 0;
  /** When the burst began that goes on; null where there is none. */
  let burstSince: number | null = null;

  function deferenceAt(left: number): number {
    const at = performance.now();
    const isFlood = burstSince !== null && at - burstSince >= longestBurst;
    const isMuch = left >= debt;
    // A pause does not end it while much is left: whoever sends a flood may stop for breath.
    if (isMuch) burstSince ??= at;
    else if (!isFlood || !isIntakeBusy()) burstSince = null;
    if (!isMuch) return deference.ahead;
    return isFlood ? deference.flood : deference.burst;
  }

  async function step(): Promise<number> {
    const rest = restUntil - performance.now();
    if (rest > 0 && isIntakeBusy()) await new Promise((resolve) => setTimeout(resolve, rest));
    const started = performance.now();
    const { left } = await project(isIntakeBusy() ? pace.besideIntake : pace.alone);
    onProjected();
    const ended = performance.now();
    restUntil = ended + Math.min(longestRest, deferenceAt(left) * (ended - started));
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
