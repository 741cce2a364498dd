import { spread } from '../simulate/starts.ts';
import { workingDay } from '../simulate/working-day.ts';
import { load, median, type Load, type LoadResult } from './load.ts';
import { startBare, startProduct, type ServerProcess } from './server-process.ts';

export interface Measured extends LoadResult {
  /** Processor time of the server for each request, in microseconds; what else the machine does hardly moves it. */
  cpu: number | null;
}

export interface IntakeRow {
  connections: number;
  bare: Measured;
  durable: Measured;
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
  const bare: Measured[] = [];
  const durable: Measured[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    // The order changes from round to round.
    const turns: [() => Promise<ServerProcess>, Measured[]][] = [
      [startBare, bare],
      [startProduct, durable],
    ];
    for (const [start, results] of round % 2 === 1 ? turns : turns.toReversed()) {
      const server = await start();
      const expected = connections > 1 ? 25_000 * seconds : 4000 * seconds;
      const warmUp = prepared(4000, 1);
      await load({ url: server.url, connections, seconds: 1, next: warmUp });
      const next = prepared(expected, 1000 * round);
      const before = server.cpuTime();
      const result = await load({ url: server.url, connections, seconds, next });
      const after = server.cpuTime();
      results.push({
        ...result,
        cpu: before === null || after === null ? null : (after - before) / result.requests,
      });
      await server.stop();
    }
    onRound(`${connections} connections, round ${round}: ${rate(bare)} bare, ${rate(durable)} durable`);
  }
  const ratios = durable.map((each, index) => each.perSecond / (bare[index]?.perSecond ?? Infinity));
  return { connections, bare: middle(bare), durable: middle(durable), ratio: median(ratios) };
}

function rate(results: readonly Measured[]): string {
  return `${Math.round(results.at(-1)?.perSecond ?? 0).toLocaleString('en')}/s`;
}

function middle(results: readonly Measured[]): Measured {
  return {
    perSecond: median(results.map((each) => each.perSecond)),
    p50: median(results.map((each) => each.p50)),
    p99: median(results.map((each) => each.p99)),
    requests: median(results.map((each) => each.requests)),
    cpu: results.some((each) => each.cpu === null) ? null : median(results.map((each) => each.cpu ?? 0)),
    failures: results.reduce((sum, each) => sum + each.failures, 0),
  };
}
