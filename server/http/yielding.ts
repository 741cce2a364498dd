import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds that one request may keep the thread to itself while it looks at many things. */
const stretch = 4;

/** To be awaited between two things: every few milliseconds deliveries and all others get their turn. */
export function createYielding(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < stretch) return;
    await turn();
    began = performance.now();
  };
}
