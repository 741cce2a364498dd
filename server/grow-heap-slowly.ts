import { setFlagsFromString } from 'node:v8';

/** By how much of what is alive the heap may grow before it is cleaned, in percent. */
const growth = 50;

/**
 * Left to itself the engine lets garbage grow to several times of what is alive, the more so the busier the machine is:
 * an export or a burst then takes 150 MB more for nothing. The engine looks at this each time it has cleaned.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
