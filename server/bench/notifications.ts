import { spread } from '../simulate/starts.ts';
import { workingDay } from '../simulate/working-day.ts';
import { postRequest } from './connection.ts';

/** One delivery of the simulator, with the path that it goes to. */
export interface Notification {
  path: string;
  body: object;
}

const processesADay = 5000;

/**
 * The vendor's notifications without end, each once. Archives are left out: they are ten times as long, and what is
 * compared here is the price of an event.
 */
export function* notifications(seed: number): Generator<Notification, never, undefined> {
  for (let round = 0; ; round += 1) {
    const now = Date.now();
    const seen = new Set<object>();
    // A process has up to four sessions, some of them twice.
    const numbers = { process: 1 + round * processesADay, transaction: 1 + round * processesADay * 8 };
    const starts = spread(seed + round, processesADay, now - 1e9, now);
    for (const { source, body } of workingDay({ seed: seed + round, starts, numbers })) {
      if ('sessions' in body || seen.has(body)) continue;
      seen.add(body);
      yield { path: `/webhooks/cellosign/${source}`, body };
    }
  }
}

/** Requests made before the clock runs, so that making them costs nobody anything. */
export interface Pool {
  /** Each once: what was not made before is made as it is asked for (14 us, half of what sending costs). */
  once: () => () => Buffer;
  /** Over and over: for a server that keeps nothing and cannot know. */
  again: () => () => Buffer;
}

export function createPool(count: number, seed: number): Pool {
  const source = notifications(seed);
  const made: Buffer[] = [];
  const make = () => {
    const { path, body } = source.next().value;
    return postRequest(path, JSON.stringify(body));
  };
  while (made.length < count) made.push(make());
  const from = (isEndless: boolean) => () => {
    let index = 0;
    return () => made[isEndless ? index++ : index++ % count] ?? make();
  };
  return { once: from(true), again: from(false) };
}
