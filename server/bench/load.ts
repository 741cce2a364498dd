import autocannon from 'autocannon';

export interface Load {
  url: string;
  connections: number;
  /** Either for so many seconds or for so many requests. */
  seconds?: number;
  requests?: number;
  /** The next body and the path that it goes to. */
  next: () => { path: string; body: string };
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  requests: number;
  /** Answers other than 200, and requests without one. */
  failures: number;
}

/** Posts unique bodies over keep-alive connections, as fast as the answers come. */
export async function load({ url, connections, seconds, requests, next }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const result = await autocannon({
    url,
    connections,
    ...(requests === undefined ? { duration: seconds ?? 5 } : { amount: requests }),
    timeout: 30,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, ...next() }),
      },
    ],
    setupClient: (client) => {
      client.on('response', (_status: number, _bytes: number, milliseconds: number) =>
        latencies.push(milliseconds),
      );
    },
  });
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / result.duration,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    requests: latencies.length,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

/** Of ascending numbers; 0 where there are none. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(Math.floor(ascending.length * share), ascending.length - 1)] ?? 0;
}

/** Of two middle ones their mean: an even number of rounds must not flatter. */
export function median(numbers: readonly number[]): number {
  const ascending = numbers.toSorted((a, b) => a - b);
  const half = ascending.length / 2;
  const [low = 0, high = low] = ascending.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}
