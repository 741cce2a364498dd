import { openConnection } from './connection.ts';
import { spreadOf } from './statistics.ts';

export interface Load {
  url: string;
  connections: number;
  /** Either for so many seconds or for so many requests. */
  seconds?: number;
  requests?: number;
  /** The next request as it goes over the line. */
  next: () => Buffer;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answered with 200, those that came after the time was over included. */
  requests: number;
  /** Answers other than 200, and requests without one. */
  failures: number;
}

/**
 * Posts over keep-alive connections, each as fast as its answers come.
 *
 * Not autocannon, although that was the first choice and still stands beside it as a check (autocannon.ts): with a
 * new body for each request it spends 37 to 54 us of its core on one, 21 to 32 us where requests are built before.
 * node:http answers within 20 to 25 us, Hono within 30 to 40, so autocannon is full first: it gets 14,000 to 19,600
 * requests a second out of a server that answers this generator 38,000 to 45,000 times, at 14 to 19 us each. A slow
 * reference would flatter us.
 */
export async function load({ url, connections, seconds, requests, next }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const began = performance.now();
  const deadline = seconds === undefined ? Infinity : began + seconds * 1000;
  let left = requests ?? Infinity;
  let inTime = 0;
  let failures = 0;
  let ended = began;

  const worker = () =>
    new Promise<void>((resolve) => {
      const connection = openConnection(url);
      let sent = 0;
      const answered = (status: number) => {
        const now = performance.now();
        ended = now;
        if (status === 200) {
          latencies.push(now - sent);
          if (now <= deadline) inTime += 1;
        } else failures += 1;
        send();
      };
      const send = () => {
        const now = performance.now();
        if (now >= deadline || left === 0) {
          connection.close();
          resolve();
          return;
        }
        left -= 1;
        sent = now;
        connection.send(next(), answered);
      };
      send();
    });
  await Promise.all(Array.from({ length: connections }, worker));
  const { p50, p99 } = spreadOf(latencies);
  const took = (Math.min(ended, deadline) - began) / 1000;
  return { perSecond: inTime / took, p50, p99, requests: latencies.length, failures };
}
