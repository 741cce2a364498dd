import { spread } from '../simulate/starts.ts';
import { workingDay } from '../simulate/working-day.ts';
import { load, median, type Load, type LoadResult } from './load.ts';
import { startBare, startProduct, type ServerProcess } from './server-process.ts';

export interface IntakeRow {
  connections: number;
  bare: LoadResult;
  durable: LoadResult;
  /** Durable rate as a share of the bare one, median of the rounds. */
  ratio: number;
}

/**
 * The vendor's notifications, each once. Archives are left out: they are ten times as long, and what is compared here
 * is the price of an event.
 */
function* notifications(seed: number): Generator<{ path: string; body: string }, never, undefined> {
  for (let round = 0; ; round += 1) {
    const now = Date.now();
    const seen = new Set<object>();
    for (const { source, body } of workingDay({
      seed: seed + round,
      starts: spread(seed, 5000, now - 1e9, now),
    })) {
      if ('sessions' in body || seen.has(body)) continue;
      seen.add(body);
      yield { path: `/webhooks/cellosign/${source}`, body: JSON.stringify(body) };
    }
  }
}

/** Bodies made before the clock runs, so that making them costs nobody anything. */
function prepared(count: number, seed: number): Load['next'] {
  const bodies: { path: string; body: string }[] = [];
  const more = notifications(seed);
  while (bodies.length < count) bodies.push(more.next().value);
  return () => bodies.pop() ?? more.next().value;
}

/** Both servers take turns, so that what else the machine does meets them alike. */
export async function measureIntake(options: {
  connections: number;
  rounds: number;
  seconds: number;
  onRound: (line: string) => void;
}): Promise<IntakeRow> {
  const { connections, rounds, seconds, onRound } = options;
  const bare: LoadResult[] = [];
  const durable: LoadResult[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    // The order changes from round to round.
    const turns: [() => Promise<ServerProcess>, LoadResult[]][] = [
      [startBare, bare],
      [startProduct, durable],
    ];
    for (const [start, results] of round % 2 === 1 ? turns : turns.toReversed()) {
      const server = await start();
      const expected = connections > 1 ? 25_000 * seconds : 4000 * seconds;
      const warmUp = prepared(4000, 1);
      await load({ url: server.url, connections, seconds: 1, next: warmUp });
      const next = prepared(expected, 1000 * round);
      results.push(await load({ url: server.url, connections, seconds, next }));
      await server.stop();
    }
    onRound(`${connections} connections, round ${round}: ${rate(bare)} bare, ${rate(durable)} durable`);
  }
  const ratios = durable.map((each, index) => each.perSecond / (bare[index]?.perSecond ?? Infinity));
  return { connections, bare: middle(bare), durable: middle(durable), ratio: median(ratios) };
}

function rate(results: readonly LoadResult[]): string {
  return `${Math.round(results.at(-1)?.perSecond ?? 0).toLocaleString('en')}/s`;
}

function middle(results: readonly LoadResult[]): LoadResult {
  return {
    perSecond: median(results.map((each) => each.perSecond)),
    p50: median(results.map((each) => each.p50)),
    p99: median(results.map((each) => each.p99)),
    requests: median(results.map((each) => each.requests)),
    failures: results.reduce((sum, each) => sum + each.failures, 0),
  };
}
