import type { Follow } from '../../../shared/live.ts';
import { load } from '../load.ts';
import type { Bench, Measured } from '../part.ts';
import { startProduct } from '../product.ts';
import type { Row } from '../row.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { median } from '../statistics.ts';
import { megabytes, milliseconds, perSecond, whole } from '../words.ts';
import { loneEvents } from './lone-event.ts';
import { createNumberedEvents, type NumberedEvents } from './numbered-events.ts';
import { mixedViews, sameView } from './views.ts';
import { watchedLoad, type WatchedLoad } from './watched-load.ts';
import { startWatchers } from './watchers.ts';

const rates = [50, 500];
/** Watchers that the targets speak of. */
const usual = 1000;
const timesBetter = 20;

/** From the POST to those who watch: many of them, with different searches and pages. */
export async function measureLive({ options, say }: Bench): Promise<Measured> {
  const seconds = options['live-seconds'];
  // As many as the targets speak of, where the sizes allow.
  const crowd = Math.min(usual, Math.max(...options.watchers));
  const one = await oneEmitPerEvent(crowd, seconds);
  say(`one emit per event: ${perSecond(one)} told`);

  const server = await startProduct();
  try {
    const events = createNumberedEvents(40_000);
    await events.past(server.url, options.quick ? 10_000 : 40_000);
    const lone = await withWatchers(server, events, [{}], () =>
      loneEvents(server.url, events, options.quick ? 20 : 100),
    );
    const loads: WatchedLoad[] = [];
    const measure = async (views: Follow[], rate: number, duration: number) => {
      const result = await withWatchers(server, events, views, (watchers) =>
        watchedLoad(server, watchers, events, { rate, seconds: duration }),
      );
      say(`${whole(views.length)} watchers, ${rate} events/s: ${inWords(result)}`);
      return result;
    };
    for (const watchers of options.watchers)
      for (const rate of rates)
        loads.push(await measure(await mixedViews(server.url, watchers), rate, seconds));
    const same = await measure(await sameView(server.url, crowd), 500, seconds);
    const many = await measure(
      await mixedViews(server.url, crowd),
      Math.ceil(one * timesBetter * 1.05),
      Math.max(2, Math.round(seconds / 2)),
    );
    return {
      rows: [
        {
          what: 'a lone event, from acknowledgement to watcher',
          measured: `p50 ${milliseconds(lone.p50)}, p99 ${milliseconds(lone.p99)}; from its POST p99 ${milliseconds(lone.fromPost.p99)}`,
          reference: null,
          figure: { value: lone.p99, unit: 'ms' },
          target: { atMost: 10 },
        },
        ...loads.flatMap((each) => loadRows(each, 'different views')),
        ...loadRows(same, 'all on the same page').map((row): Row => ({ ...row, target: null })),
        capacityRow(many, one),
      ],
      failures: [...loads, same, many].reduce((sum, { failures, closed }) => sum + failures + closed, 0),
      details: { lone, loads, same, many, oneEmitPerEvent: one },
    };
  } finally {
    await server.stop();
  }
}

async function withWatchers<T>(
  { url }: ServerProcess,
  { clock }: NumberedEvents,
  views: Follow[],
  use: (watchers: Awaited<ReturnType<typeof startWatchers>>) => Promise<T>,
): Promise<T> {
  const watchers = await startWatchers({ url, views, clock });
  try {
    return await use(watchers);
  } finally {
    await watchers.stop();
  }
}

/** Events a second that the watcher in the middle hears of, where each is emitted by itself. */
async function oneEmitPerEvent(count: number, seconds: number): Promise<number> {
  const server = await startServer({ program: 'bench-emit.js' });
  try {
    const events = createNumberedEvents(5000);
    const views = Array.from({ length: count }, () => ({}));
    return await withWatchers(server, events, views, async (watchers) => {
      const began = performance.now();
      await load({ url: server.url, connections: 4, seconds, next: () => events.next() });
      const { highest } = await watchers.report();
      return (median(highest) + 1) / ((performance.now() - began) / 1000);
    });
  } finally {
    await server.stop();
  }
}

function inWords(load: WatchedLoad): string {
  const { p50, p99, heard, seconds, serverCores, serverMemory, loadCores, resets, closed, failures, unsent } =
    load;
  const parts = [
    `p50 ${milliseconds(p50)}`,
    `p99 ${milliseconds(p99)}`,
    `${perSecond(heard / seconds)} deliveries`,
  ];
  if (serverCores !== null) parts.push(`${serverCores.toFixed(2)} cores`);
  if (serverMemory !== null) parts.push(megabytes(serverMemory));
  if (loadCores > 0.9) parts.push(`watchers' own core full (${loadCores.toFixed(2)})`);
  if (resets > 0) parts.push(`${whole(resets)} resets`);
  if (unsent > 0) parts.push(`${whole(unsent)} never posted`);
  if (closed + failures > 0) parts.push(`${whole(closed)} connections LOST, ${whole(failures)} posts FAILED`);
  return parts.join(', ');
}

function loadRows(load: WatchedLoad, views: string): Row[] {
  const { watchers, offered, p99, heard, serverCores } = load;
  const isUsual = watchers === usual;
  const what = `${whole(watchers)} watchers, ${views}, ${offered} events/s`;
  const time: Row = {
    what,
    measured: inWords(load),
    reference: null,
    // Nobody heard anything: that is no time at all.
    figure: { value: heard === 0 ? Infinity : p99, unit: 'ms' },
    target: isUsual ? { atMost: offered === 50 ? 25 : 40 } : null,
  };
  if (!isUsual || offered !== 500) return [time];
  const cores: Row = {
    what: 'processor of the server meanwhile',
    measured: '',
    reference: null,
    figure: { value: serverCores ?? Number.NaN, unit: 'cores' },
    target: { atMost: 0.7 },
  };
  return [time, cores];
}

function capacityRow(many: WatchedLoad, one: number): Row {
  return {
    what: `${whole(many.watchers)} watchers, ${whole(many.offered)} events/s offered`,
    measured: `${perSecond(many.told)} told; ${inWords(many)}`,
    reference: `one emit per event: ${perSecond(one)} told`,
    figure: { value: many.told / one, unit: 'x' },
    target: { atLeast: timesBetter },
  };
}
