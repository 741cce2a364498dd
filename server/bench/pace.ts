import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { openConnection, type Connection } from './connection.ts';
import { spreadOf, type Spread } from './statistics.ts';

export interface Pace {
  url: string;
  connections: number;
  /** Requests a second. */
  rate: number;
  seconds: number;
  /** Ends it earlier. */
  until?: AbortSignal;
  /** The request with this number, counted from 0. Asked for at the moment at which it is due. */
  next: (index: number) => Buffer;
}

export interface PaceResult extends Spread {
  /** Answers other than 200, and requests without one. */
  failures: number;
  /** Requests that never found a free connection: the rate was more than the server takes. */
  unsent: number;
}

interface Waiting {
  request: Buffer;
  since: number;
}

/**
 * Posts at a steady rate, whether answers come or not. A request that finds no free connection waits, and that
 * time counts: a server that stalls does not get fewer requests to be slow at.
 */
export async function pace({ url, connections, rate, seconds, until, next }: Pace): Promise<PaceResult> {
  const free: Connection[] = Array.from({ length: connections }, () => openConnection(url));
  const all = [...free];
  const queue: Waiting[] = [];
  const latencies: number[] = [];
  let failures = 0;
  let open = 0;

  function send(connection: Connection, { request, since }: Waiting): void {
    open += 1;
    connection.send(request, (status) => {
      open -= 1;
      if (status === 200) latencies.push(performance.now() - since);
      else failures += 1;
      const waiting = queue.shift();
      if (waiting) send(connection, waiting);
      else free.push(connection);
    });
  }

  const began = performance.now();
  const total = Math.round(rate * seconds);
  for (let index = 0; index < total && until?.aborted !== true;) {
    const wait = began + (index * 1000) / rate - performance.now();
    if (wait > 0) {
      await sleep(wait);
      continue;
    }
    // Answers get their turn also where this side cannot keep its rate.
    if (index % 16 === 0) await turn();
    const waiting = { since: performance.now(), request: next(index) };
    index += 1;
    const connection = free.pop();
    if (connection) send(connection, waiting);
    else queue.push(waiting);
  }
  const patience = performance.now() + 30_000;
  while ((open > 0 || queue.length > 0) && performance.now() < patience) await sleep(5);
  failures += open;
  for (const connection of all) connection.close();
  return { ...spreadOf(latencies), failures, unsent: queue.length };
}
