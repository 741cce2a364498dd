/** Changes per second above which the eye gains nothing from painting each frame. */
const busy = 100;
/** Milliseconds from one painting to the next then. */
const slowPace = 250;
const window = 1000;

export interface PacerClock {
  now(): number;
  /** Runs on the next frame, or soon where frames rest because the page is hidden. Returns how to cancel. */
  nextFrame(run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

/**
 * Decides when to paint: on the next frame while up to 100 changes a second come, at most four times a
 * second above that. However much comes, one painting is planned at a time.
 */
export function createPacer(paint: () => void, clock: PacerClock) {
  let recent: { at: number; count: number }[] = [];
  let cancel: (() => void) | null = null;
  let paintedAt = -Infinity;

  const run = () => {
    cancel = null;
    paintedAt = clock.now();
    paint();
  };

  return {
    told(count: number): void {
      const at = clock.now();
      recent = [...recent.filter((each) => at - each.at < window), { at, count }];
      if (cancel !== null) return;
      const rate = recent.reduce((sum, each) => sum + each.count, 0);
      // Whoever looks waits for what came first no longer than it takes since the last painting.
      const rest = rate > busy ? paintedAt + slowPace - at : 0;
      cancel = rest > 0 ? clock.after(rest, run) : clock.nextFrame(run);
    },
    stop(): void {
      cancel?.();
      cancel = null;
    },
  };
}

export const browserClock: PacerClock = {
  now: () => performance.now(),
  nextFrame(run) {
    if (document.hidden) return this.after(slowPace, run);
    const frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  },
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
