import type { Contender } from './contenders.ts';
import { load, type LoadResult } from './load.ts';
import type { Pool } from './notifications.ts';
import { untilFolded } from './product.ts';
import { median } from './statistics.ts';
import { milliseconds, perSecond, whole } from './words.ts';

export interface TurnResult extends LoadResult {
  /** Processor time of the server for each request, in microseconds; what else the machine does hardly moves it. */
  cpu: number | null;
  /** Of the product: events that were not folded when the load ended, and how long that took. */
  debt: { debt: number; seconds: number } | null;
  /** Seconds of load. */
  seconds: number;
}

/** Requests until the engine has compiled what is hot; fewer measure the compiler. */
export const warmUp = { requests: 8000, connections: 64 };

/** One contender's turn: a process of its own, requests to get warm, and then the load that counts. */
export async function turn(
  contender: Contender,
  pool: Pool,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<TurnResult> {
  const server = await contender.start();
  try {
    const next = contender.keeps ? pool.once() : pool.again();
    const { url } = server;
    await load({ url, ...warmUp, next });
    if (contender.folds) await untilFolded(url);
    const before = server.cpuTime();
    const result = await load({ url, connections, seconds, next });
    const after = server.cpuTime();
    return {
      ...result,
      cpu: before === null || after === null ? null : (after - before) / result.requests,
      debt: contender.folds ? await untilFolded(url) : null,
      seconds,
    };
  } finally {
    await server.stop();
  }
}

/** The turns of each contender, by its name. */
export type Turns = Map<string, TurnResult[]>;

/** All take turns, in an order that changes from round to round, so that what else the machine does meets them alike. */
export async function takeTurns(
  contenders: readonly Contender[],
  pool: Pool,
  how: { connections: number; seconds: number; count: number },
  onTurn: (line: string) => void,
): Promise<Turns> {
  const turns: Turns = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < how.count; round += 1) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const result = await turn(contender, pool, how);
      turns.get(contender.name)?.push(result);
      onTurn(
        `${how.connections} connections, ${how.seconds} s, round ${round + 1}: ${contender.name}: ${inWords(result)}`,
      );
    }
  }
  return turns;
}

export function inWords({ perSecond: rate, p50, p99, cpu, failures }: TurnResult): string {
  const parts = [perSecond(rate), `p50 ${milliseconds(p50)}`, `p99 ${milliseconds(p99)}`];
  if (cpu !== null) parts.push(`${whole(cpu)} us of processor`);
  if (failures > 0) parts.push(`${whole(failures)} FAILED`);
  return parts.join(', ');
}

/** Medians of one contender's turns; null where it had none. */
export function middle(turns: Turns, name: string): TurnResult | null {
  const results = turns.get(name) ?? [];
  if (results.length === 0) return null;
  const of = (pick: (each: TurnResult) => number) => median(results.map(pick));
  const debts = results.flatMap(({ debt }) => (debt === null ? [] : [debt]));
  return {
    perSecond: of((each) => each.perSecond),
    p50: of((each) => each.p50),
    p99: of((each) => each.p99),
    requests: of((each) => each.requests),
    failures: results.reduce((sum, each) => sum + each.failures, 0),
    cpu: results.some(({ cpu }) => cpu === null) ? null : of(({ cpu }) => cpu ?? 0),
    debt:
      debts.length === 0
        ? null
        : {
            debt: median(debts.map(({ debt }) => debt)),
            seconds: median(debts.map(({ seconds }) => seconds)),
          },
    seconds: of((each) => each.seconds),
  };
}

/** One number of each turn of a contender, round by round. */
export function rounds(turns: Turns, name: string, pick: (each: TurnResult) => number): number[] {
  return (turns.get(name) ?? []).map(pick);
}

/** Everything acknowledged, over the time until the last of it was folded: the rate that could go on for ever. */
export function folded({ requests, seconds, debt }: TurnResult): number {
  return requests / (seconds + (debt?.seconds ?? 0));
}
