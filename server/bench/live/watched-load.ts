import { setTimeout as sleep } from 'node:timers/promises';
import { pace } from '../pace.ts';
import type { ServerProcess } from '../server-process.ts';
import { median } from '../statistics.ts';
import type { NumberedEvents } from './numbered-events.ts';
import type { WatchReport } from './watch-report.ts';
import type { Watchers } from './watchers.ts';

export interface WatchedLoad extends Omit<WatchReport, 'highest'> {
  watchers: number;
  /** Events a second: offered, and told to the watcher in the middle by the end. */
  offered: number;
  told: number;
  seconds: number;
  /** Cores that were busy with it, the server's and those of load and watchers together; null where nobody tells. */
  serverCores: number | null;
  loadCores: number;
  serverMemory: number | null;
  /** Posts that were not answered with 200, and those that never got their turn. */
  failures: number;
  unsent: number;
}

/** Posts numbered events at a steady rate while watchers listen. */
export async function watchedLoad(
  server: ServerProcess,
  watchers: Watchers,
  events: NumberedEvents,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<WatchedLoad> {
  const { url } = server;
  const post = (duration: number) =>
    pace({ url, connections: 64, rate, seconds: duration, next: () => events.next() });
  const warmUp = await post(1);
  await sleep(300);
  await watchers.report();

  const first = events.count();
  const began = performance.now();
  const [before, own] = [server.cpuTime(), process.cpuUsage()];
  const { failures, unsent } = await post(seconds);
  const took = (performance.now() - began) / 1000;
  const after = server.cpuTime();
  const used = process.cpuUsage(own);
  // Told means told while the load lasted; what took longer still counts among the times.
  const { highest } = await watchers.peek();
  await sleep(500);
  const { highest: _all, ...report } = await watchers.report();
  return {
    ...report,
    watchers: highest.length,
    offered: rate,
    told: Math.max(0, median(highest) + 1 - first) / took,
    seconds: took,
    serverCores: before === null || after === null ? null : (after - before) / 1e6 / took,
    loadCores: (used.user + used.system) / 1e6 / took,
    serverMemory: server.memory()?.now ?? null,
    failures: failures + warmUp.failures,
    unsent,
  };
}
