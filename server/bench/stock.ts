import { setTimeout as sleep } from 'node:timers/promises';
import { spread } from '../simulate/starts.ts';
import { workingDay } from '../simulate/working-day.ts';
import { postRequest } from './connection.ts';
import { load } from './load.ts';
import { startProduct, untilFolded, type Product } from './product.ts';
import { whole } from './words.ts';

/** A server that holds many events. */
export interface Stock {
  server: Product;
  events: number;
  processes: number;
  /** Bytes of the bodies that were posted. */
  received: number;
  /** Bytes on disk once everything was folded and nothing moved any more. */
  stored: number;
  loadSeconds: number;
  foldSeconds: number;
}

const connections = 64;
const day = 24 * 60 * 60_000;
/** Events of a process on average, from below: rather too many processes than too few. */
const eventsEach = 9;

/** Loads so many events through the webhook address, archives and duplicates included, as a vendor would have sent them. */
export async function loadStock(events: number, say: (line: string) => void): Promise<Stock> {
  const server = await startProduct();
  try {
    const now = Date.now();
    const starts = spread(1, Math.ceil(events / eventsEach) + 100, now - 120 * day, now);
    const steps = workingDay({ seed: 1, starts, until: now });
    const processes = new Set<string>();
    let received = 0;
    let taken = 0;
    // A copy is the same body again.
    const told = new WeakSet<object>();
    let distinct = 0;
    const next = () => {
      const step = steps.next();
      if (step.done) throw new Error('more deliveries were asked for than there are');
      const body = JSON.stringify(step.value.body);
      processes.add(step.value.processId);
      received += Buffer.byteLength(body);
      taken += 1;
      if (!told.has(step.value.body)) distinct += 1;
      told.add(step.value.body);
      if (taken % 200_000 === 0) say(`${whole(taken)} deliveries`);
      return postRequest(`/webhooks/cellosign/${step.value.source}`, body);
    };
    const began = performance.now();
    // Copies are deliveries and no events, so the last few are asked for until there are enough.
    for (let left = events; left > 0; left = events - distinct) {
      const { failures } = await load({ url: server.url, connections, requests: left, next });
      if (failures > 0) throw new Error(`${failures} deliveries were not accepted`);
    }
    const loaded = performance.now();
    say(`${whole(taken)} deliveries acknowledged in ${((loaded - began) / 1000).toFixed(1)} s`);
    const { seconds: foldSeconds } = await untilFolded(server.url);
    say(`folded ${foldSeconds.toFixed(1)} s later`);
    return {
      server,
      events,
      processes: processes.size,
      received,
      stored: await settled(server),
      loadSeconds: (loaded - began) / 1000,
      foldSeconds,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Seconds for which the server must have rested, and the processor time of a second in which it did, in microseconds. */
const rest = { seconds: 5, most: 30_000 };
const longestWait = 400;

/** Bytes on disk once the server has tidied them: it rests then. What still moves after minutes is taken as it is. */
async function settled({ bytesOnDisk, cpuTime }: Product): Promise<number> {
  let before = { bytes: bytesOnDisk(), used: cpuTime() };
  for (let second = 0, still = 0; second < longestWait && still < rest.seconds; second += 1) {
    await sleep(1000);
    const now = { bytes: bytesOnDisk(), used: cpuTime() };
    const isResting = (now.used ?? 0) - (before.used ?? 0) <= rest.most;
    still = isResting && now.bytes === before.bytes ? still + 1 : 0;
    before = now;
  }
  return before.bytes;
}
