import autocannon from 'autocannon';
import type { Contender } from './contenders.ts';
import { createPool } from './notifications.ts';

/**
 * The same load by autocannon, as a check on our own generator: it is full before a fast server is (load.ts says how
 * much), so its ratio may be better than ours and must never be worse.
 */
export async function byAutocannon(
  contender: Contender,
  connections: number,
  seconds: number,
): Promise<number> {
  const server = await contender.start();
  try {
    const pool = createPool(25_000 * seconds, 3);
    const next = contender.keeps ? pool.once() : pool.again();
    const { requests } = await autocannon({
      url: server.url,
      connections,
      duration: seconds,
      timeout: 30,
      method: 'POST',
      // Requests that were built before: what autocannon makes of a new body for each costs as much as the server.
      setupClient: (client) => Object.assign(client, { getRequestBuffer: next }),
    });
    return requests.total / seconds;
  } finally {
    await server.stop();
  }
}
