import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processPage } from '../../shared/api.ts';
import { deliveryPage } from '../../shared/delivery.ts';
import { fetchJson } from './fetch.ts';
import { startServer, type ServerProcess, type Start } from './server-process.ts';

/** The product as it is shipped, on a database of its own that goes with it. */
export interface Product extends ServerProcess {
  /** Bytes of all files of its data directory. */
  bytesOnDisk: () => number;
}

interface StartProduct extends Pick<Start, 'nodeArgs' | 'isSpread' | 'settings'> {
  /** A folder of data to begin with a copy of; an empty database where absent. */
  copyOf?: string;
  /** Where its data is to stay when it has ended. */
  folder?: string;
}

export async function startProduct({
  copyOf,
  folder: lasting,
  settings,
  ...how
}: StartProduct = {}): Promise<Product> {
  const folder = lasting ?? mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const remove = () => {
    if (lasting === undefined) rmSync(folder, { recursive: true, force: true });
  };
  if (copyOf !== undefined) cpSync(copyOf, folder, { recursive: true });
  const server = await startServer({
    program: 'main.js',
    settings: {
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      DATABASE_URL: `file:${join(folder, 'bench.db')}`,
      ...settings,
    },
    ...how,
  });
  // Also where we are interrupted.
  process.once('exit', remove);
  return {
    ...server,
    bytesOnDisk: () => sizeOf(folder),
    stop: async () => {
      await server.stop();
      process.off('exit', remove);
      remove();
    },
  };
}

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? sizeOf(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }
  return bytes;
}

/** Number of the newest delivery, and of the newest one that the lists can show. */
async function position(url: string): Promise<{ last: number; folded: number }> {
  const newest = await fetchJson(`${url}/api/deliveries?limit=1`);
  const page = await fetchJson(`${url}/api/processes?limit=1`);
  return { last: deliveryPage.parse(newest).items[0]?.id ?? 0, folded: processPage.parse(page).seq };
}

/** Deliveries that were acknowledged but not folded when it was called, and the seconds until the last of them was. */
export async function untilFolded(url: string): Promise<{ debt: number; seconds: number }> {
  const began = performance.now();
  const { last, folded } = await position(url);
  for (let now = folded; now < last; now = (await position(url)).folded) await sleep(50);
  return { debt: last - folded, seconds: (performance.now() - began) / 1000 };
}
