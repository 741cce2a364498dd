import autocannon from 'autocannon';
import type { Contender } from './contenders.ts';
import { load } from './load.ts';
import type { Pool } from './notifications.ts';
import { untilFolded } from './product.ts';
import { warmUp } from './turn.ts';

/**
 * The same load by autocannon, as a check on our own generator: it may hold a fast reference back (load.ts says how
 * much), which makes its ratio the kinder one. One that is clearly worse would speak against ours.
 */
export async function byAutocannon(
  contender: Contender,
  pool: Pool,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const server = await contender.start();
  try {
    const next = contender.keeps ? pool.once() : pool.again();
    await load({ url: server.url, ...warmUp, next });
    if (contender.folds) await untilFolded(server.url);
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
