import { setImmediate as turn } from 'node:timers/promises';

/**
 * Milliseconds that one request may keep the thread to itself while it looks at many things. A delivery may have to
 * wait for it and for the longest of those things; a turn costs some hundredths of a millisecond.
 */
const stretch = 1;

/** To be awaited between two things: every millisecond deliveries and all others get their turn. */
export function createYielding(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < stretch) return;
    await turn();
    began = performance.now();
  };
}
