import type { ClockCheck } from '../../shared/source.ts';
import { readVendorTime, tellsZone } from '../providers/vendor-time.ts';
import type { ToldTime } from '../store/source.ts';

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
 * by which they would fit. Times that tell their own zone say nothing about it. Null where there are too few, or where
 * they lie apart as those of a past that is sent all at once.
 */
export function checkClock(
  times: readonly ToldTime[],
  zone: string,
  favoured: readonly string[],
): ClockCheck | null {
  const naive = times.filter(({ raw }) => !tellsZone(raw));
  const delays = delaysOf(naive, zone);
  const median = at(delays, 1 / 2);
  if (naive.length < fewest || median === null) return null;
  const isFar = Math.abs(median) > tolerance;
  if (isFar && (at(delays, 3 / 4) ?? 0) - (at(delays, 1 / 4) ?? 0) > halfHour) return null;
  const isOff = isFar && distance(median, halfHour) <= tolerance;
  const proposal = isOff
    ? [...favoured, ...likely].find(
        (each) => Math.abs(at(delaysOf(naive, each), 1 / 2) ?? Infinity) <= tolerance,
      )
    : undefined;
  return { samples: naive.length, median, proposal: proposal ?? null };
}

/** From the nearest multiple. */
function distance(value: number, step: number): number {
  return Math.abs(value - Math.round(value / step) * step);
}

/** Milliseconds from each moment to its arrival, ascending. */
function delaysOf(times: readonly ToldTime[], zone: string): number[] {
  return times
    .flatMap(({ raw, receivedAt }) => {
      const read = readVendorTime(raw, zone);
      return read ? [receivedAt - Math.floor(read.us / 1000)] : [];
    })
    .sort((a, b) => a - b);
}

function at(ascending: readonly number[], share: number): number | null {
  return ascending[Math.floor(ascending.length * share)] ?? null;
}
