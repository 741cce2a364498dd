import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';

interface HousekeeperParts {
  /** Does a little; resolves to whether there is more of it. */
  tidy: () => Promise<boolean>;
  /** Folds some processes of renamed sources again; resolves to whether there were any. */
  refold: () => Promise<boolean>;
  /** Told once all of them bear their new names. */
  onRefolded: () => void;
  /** Learns a little of what is usual; resolves to whether there was anything to learn. */
  learn: () => Promise<boolean>;
  log: Log;
  isIntakeBusy: () => boolean;
}

/** Milliseconds between two looks at whether something is to be done. */
const interval = 2000;
/** After each step the thread is left to everybody else for so many times as long as it took. */
const deference = 3;

export interface Housekeeper {
  stop(): Promise<void>;
}

/** Tidies the store in quiet moments, a little at a time, so that whoever comes meanwhile hardly waits. */
export function startHousekeeper({
  tidy,
  refold,
  onRefolded,
  learn,
  log,
  isIntakeBusy,
}: HousekeeperParts): Housekeeper {
  let isStopped = false;
  let round = Promise.resolve();
  let isTidying = false;

  let isRenaming = false;

  /** Names come first: somebody has just changed one. */
  async function step(): Promise<boolean> {
    const hasRefolded = await refold();
    if (isRenaming && !hasRefolded) onRefolded();
    isRenaming = hasRefolded;
    return hasRefolded || (await learn()) || tidy();
  }

  async function run(): Promise<void> {
    isTidying = true;
    try {
      // Also where deliveries never pause: a little of it every now and then.
      if (isIntakeBusy()) await learn();
      while (!isStopped && !isIntakeBusy()) {
        const began = performance.now();
        if (!(await step())) break;
        await sleep(deference * (performance.now() - began));
      }
    } catch (error) {
      log.error({ err: error }, 'the store could not be tidied; trying again later');
    }
    isTidying = false;
  }

  const timer = setInterval(() => {
    if (!isTidying) round = run();
  }, interval);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await round;
    },
  };
}
