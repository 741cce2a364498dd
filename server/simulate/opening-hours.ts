import { onVendorClock } from './local-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Sunday to Thursday from 8 to 18 at the office; from 7 to 23 on every day elsewhere. */
const office = { from: 8, to: 18, closed: [5, 6] };
const waking = { from: 7, to: 23, closed: [] as number[] };

/** The first moment from `at` on at which somebody may act, a little into the day so that mornings do not start with a bang. */
export function whenOpen(at: number, isStaff: boolean, settling: number): number {
  const { from, to, closed } = isStaff ? office : waking;
  let moment = at;
  for (let tries = 0; tries < 10; tries += 1) {
    const clock = onVendorClock(moment);
    const sinceMidnight = clock.getTime() % day;
    if (closed.includes(clock.getUTCDay()) || sinceMidnight >= to * hour) {
      moment += day - sinceMidnight + from * hour + settling;
    } else if (sinceMidnight < from * hour) {
      moment += from * hour - sinceMidnight + settling;
    } else {
      return moment;
    }
  }
  return moment;
}
