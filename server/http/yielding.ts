import { setImmediate as turn } from 'node:timers/promises';

/**
 * Milliseconds that one request may keep the thread to itself while it looks at many things. A delivery may have to
 * wait for it and for the longest of those things. With less, whoever looks gets nowhere beside many deliveries.
 */
const stretch = 2;

/** To be awaited between two things: every two milliseconds deliveries and all others get their turn. */
export function createYielding(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < stretch) return;
    await turn();
    began = performance.now();
  };
}
