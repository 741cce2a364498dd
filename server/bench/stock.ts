import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { spread } from '../simulate/starts.ts';
import { workingDay } from '../simulate/working-day.ts';
import { postRequest } from './connection.ts';
import { load } from './load.ts';
import { startProduct, untilFolded, type Product } from './product.ts';
import { whole } from './words.ts';

/** What was loaded, and how that went. */
const loadedStock = z.object({
  events: z.number(),
  processes: z.number(),
  /** Bytes of the bodies that were posted. */
  received: z.number(),
  /** Bytes on disk once everything was folded and nothing moved any more. */
  stored: z.number(),
  loadSeconds: z.number(),
  foldSeconds: z.number(),
});
type LoadedStock = z.infer<typeof loadedStock>;

/** A server that holds many events. */
export interface Stock extends LoadedStock {
  server: Product;
  /** The data that it began with a copy of: for whoever needs a server of his own. */
  data: string;
}

const connections = 64;
const day = 24 * 60 * 60_000;
/** Events of a process on average, from below: rather too many processes than too few. */
const eventsEach = 9;

/**
 * A server on a copy of what was loaded: by us, or by the run before that was to keep it in the same folder. Null for a
 * folder that goes with this run.
 */
export async function openStock(
  events: number,
  keep: string | null,
  say: (line: string) => void,
): Promise<Stock> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'signalbox-bench-stock-'));
  if (keep === null) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [data, note] = [join(folder, 'data'), join(folder, 'stock.json')];
  let loaded = existsSync(note) ? loadedStock.parse(JSON.parse(readFileSync(note, 'utf8'))) : null;
  if (loaded?.events !== events) {
    // Whatever is there was not loaded to its end, or is of another size.
    rmSync(note, { force: true });
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true });
    loaded = await loadStock(data, events, say);
    writeFileSync(note, JSON.stringify(loaded));
  }
  return { ...loaded, data, server: await startProduct({ copyOf: data }) };
}

/** Loads so many events through the webhook address, archives and duplicates included, as a vendor would have sent them. */
async function loadStock(folder: string, events: number, say: (line: string) => void): Promise<LoadedStock> {
  const server = await startProduct({ folder });
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
      events,
      processes: processes.size,
      received,
      stored: await settled(server),
      loadSeconds: (loaded - began) / 1000,
      foldSeconds,
    };
  } finally {
    await server.stop();
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
