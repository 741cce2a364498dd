import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WatchOrder, WatchReport } from './watch-report.ts';

export interface Watchers {
  /** What was heard since the last report; `peek` looks without starting anew. */
  peek: () => Promise<WatchReport>;
  report: () => Promise<WatchReport>;
  stop: () => Promise<void>;
}

/** Connects one watcher for each view and resolves once all of them follow. */
export async function startWatchers(order: WatchOrder): Promise<Watchers> {
  const worker = new Worker(new URL('bench-watchers.js', import.meta.url), { workerData: order });
  // An error of the thread ends the wait for its message as well.
  await once(worker, 'message');
  const ask = async (question: 'peek' | 'report') => {
    worker.postMessage(question);
    const [report] = (await once(worker, 'message')) as [WatchReport];
    return report;
  };
  return {
    peek: () => ask('peek'),
    report: () => ask('report'),
    stop: async () => {
      await worker.terminate();
    },
  };
}
