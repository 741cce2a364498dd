import type { ClockCheck } from '../../shared/source.ts';
import { readVendorTime, tellsZone } from '../providers/vendor-time.ts';
import type { ToldTime } from '../store/store.ts';

/** So many events tell something. */
const fewest = 5;
/** Zones differ by halves of an hour, and this much is put down to the way and to clocks; in milliseconds. */
const halfHour = 30 * 60_000;
const tolerance = 5 * 60_000;

/** Where the vendors' customers and servers are. */
const likely = [
  'UTC',
  'Asia/Jerusalem',
  'Europe/London',
  'Europe/Paris',
  'Europe/Athens',
  'America/New_York',
  'America/Los_Angeles',
];

/**
 * How far vendor times lie from arrival when they are read in `zone`, and the first of `favoured` and the likely zones
 * by which they would fit. Times that tell their own zone say nothing about it. Null where there are too few.
 */
export function checkClock(
  times: readonly ToldTime[],
  zone: string,
  favoured: readonly string[],
): ClockCheck | null {
  const naive = times.filter(({ raw }) => !tellsZone(raw));
  const median = medianDelay(naive, zone);
  if (naive.length < fewest || median === null) return null;
  const isOff = Math.abs(median) > tolerance && distance(median, halfHour) <= tolerance;
  const proposal = isOff
    ? [...favoured, ...likely].find((each) => Math.abs(medianDelay(naive, each) ?? Infinity) <= tolerance)
    : undefined;
  return { samples: naive.length, median, proposal: proposal ?? null };
}

/** From the nearest multiple. */
function distance(value: number, step: number): number {
  return Math.abs(value - Math.round(value / step) * step);
}

function medianDelay(times: readonly ToldTime[], zone: string): number | null {
  const delays = times
    .flatMap(({ raw, receivedAt }) => {
      const read = readVendorTime(raw, zone);
      return read ? [receivedAt - Math.floor(read.us / 1000)] : [];
    })
    .sort((a, b) => a - b);
  return delays[Math.floor(delays.length / 2)] ?? null;
}
