import type { TimeFormat } from './format-time.ts';

const hour = 3_600_000;

/** Up to two units, each as tight as it gets: `45s`, `3m`, `2h 51m`. */
export function tightSpan(time: TimeFormat, ms: number): string {
  return ms < hour ? time.dwell(ms) : time.span(ms);
}
