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
 * Not autocannon, although that was the first choice and still stands beside it as a check (autocannon.ts). Against
 * node:http with a constant answer, each on a core of its own, 64 connections, unique bodies:
 *
 *   autocannon, a new body each      19,650/s, 51 us of its core for each request; the server idles a fifth of the time
 *   autocannon, requests prebuilt    35,400 to 37,900/s, 21 to 26 us
 *   this                             38,000 to 45,600/s, 14 to 17 us
 *
 * The server needs 20 to 26 us for one of these and Hono 25 to 40: a generator that costs as much is full before they
 * are, and a reference that is held back flatters us.
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
