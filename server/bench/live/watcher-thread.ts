import { parentPort, workerData } from 'node:worker_threads';
import { clock, eventsIn } from './event-clock.ts';
import { createHistogram } from './histogram.ts';
import { openSocketClient } from './socket-client.ts';
import type { WatchOrder, WatchReport } from './watch-report.ts';

/**
 * Many watchers on a thread of their own. Says 'ready' once all of them follow; answers 'peek' and
 * 'report' with what they heard.
 */
const { url, views, clock: events } = workerData as WatchOrder;
const latencies = createHistogram();
const highest = views.map(() => -1);
/** What each has heard of already: a snapshot comes again where something else than an event changes it. */
const known = views.map(() => new Set<number>());
/** Up to this number they belong to what was reported before. */
let reported = -1;
let [ready, messages, bytes, resets, closed] = [0, 0, 0, 0, 0];
/** So many handshakes at once: the queue of a listening socket is short, and one that is dropped is never answered. */
const mostPending = 200;

const starts = (message: Buffer, text: string) => message.toString('latin1', 0, text.length) === text;

function hear(watcher: number, message: Buffer): void {
  const now = clock();
  messages += 1;
  bytes += message.length;
  for (const number of eventsIn(message, events)) {
    if (number <= reported || known[watcher]?.has(number)) continue;
    known[watcher]?.add(number);
    latencies.add(now - (events.sent[number] ?? now));
    if (events.heard[number] === 0) events.heard[number] = now;
    if (number > (highest[watcher] ?? -1)) highest[watcher] = number;
  }
}

for (const [watcher, view] of views.entries()) {
  openSocketClient({
    url,
    onMessage: (message, client) => {
      if (starts(message, '42["changes"')) hear(watcher, message);
      else if (starts(message, '42["reset"')) resets += 1;
      else if (starts(message, '40')) client.send(`420${JSON.stringify(['follow', view])}`);
      else if (starts(message, '44')) throw new Error(`refused: ${message.toString()}`);
      else if (starts(message, '430')) {
        if (message.includes('"error"'))
          throw new Error(`a view was refused: ${JSON.stringify(view).slice(0, 200)}`);
        ready += 1;
        if (ready === views.length) parentPort?.postMessage('ready');
      }
    },
    onClose: () => (closed += 1),
  });
  while (watcher + 1 - ready >= mostPending) await new Promise((resolve) => setTimeout(resolve, 5));
}

parentPort?.on('message', (question: 'peek' | 'report') => {
  const report: WatchReport = {
    p50: latencies.percentile(0.5),
    p99: latencies.percentile(0.99),
    heard: latencies.count,
    messages,
    bytes,
    resets,
    closed,
    highest: [...highest],
  };
  if (question === 'report') {
    latencies.clear();
    reported = highest.reduce((most, number) => Math.max(most, number), reported);
    for (const numbers of known) numbers.clear();
    [messages, bytes, resets] = [0, 0, 0];
  }
  parentPort?.postMessage(report);
});
