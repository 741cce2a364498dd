import { setTimeout as sleep } from 'node:timers/promises';
import { createEventClock } from './live/event-clock.ts';
import { mixedViews } from './live/views.ts';
import { startWatchers } from './live/watchers.ts';
import type { Bench, Measured } from './part.ts';
import { startProduct } from './product.ts';
import { notRun } from './row.ts';
import { megabytes, whole } from './words.ts';

const watching = 1000;
const megabyte = 1024 * 1024;
/** Milliseconds for which the server is left alone before it is weighed: what is garbage goes within half a minute, and nobody forces it to. */
const rest = 40_000;

/** The server's memory after all that it was loaded with and asked, with many watching. */
export async function measureMemory({ options, stock }: Bench): Promise<Measured> {
  const target = { atMost: 200 };
  const { server, events } = await stock();
  const what = `${whole(events)} events, ${whole(watching)} watchers`;
  const fresh = await startProduct();
  const empty = fresh.memory();
  await fresh.stop();

  const views = await mixedViews(server.url, watching);
  const watchers = await startWatchers({ url: server.url, views, clock: createEventClock() });
  try {
    await sleep(options.quick ? 1000 : rest);
    const memory = server.memory();
    if (memory === null || empty === null)
      return {
        rows: [notRun(what, 'needs Linux, which tells what a process holds', target)],
        failures: 0,
        details: null,
      };
    return {
      rows: [
        {
          what,
          measured: `${megabytes(memory.now)} resident, ${megabytes(memory.highest)} at its highest`,
          reference: `empty: ${megabytes(empty.now)}`,
          figure: { value: memory.now / megabyte, unit: 'MB' },
          target,
        },
      ],
      failures: 0,
      details: { memory, empty, events },
    };
  } finally {
    await watchers.stop();
  }
}
