import { product, type Contender } from './contenders.ts';
import { createPool } from './notifications.ts';
import { usualEvents } from './options.ts';
import type { Bench, Measured } from './part.ts';
import type { Row } from './row.ts';
import { medianRatio } from './statistics.ts';
import type { Stock } from './stock.ts';
import { folded, inWords, middle, rounds, takeTurns, type TurnResult, type Turns } from './turn.ts';
import { megabytes, perSecond, whole } from './words.ts';

/** The rate with many events stored beside the rate with none, and what is stored on disk. */
export async function measureGrowth({ options, stock, say }: Bench): Promise<Measured> {
  const full = await stock();
  const { seconds, rounds: count } = options;
  // Every burst brings new events: those of the last round must not come again.
  const pools = Array.from({ length: count }, (_, round) =>
    createPool(15_000 * (seconds + 1), 500_000 + round * 1000),
  );
  const filled: Contender = {
    name: 'filled',
    keeps: true,
    folds: true,
    start: async () => ({ ...full.server, stop: async () => undefined }),
  };
  const all: Turns = new Map();
  for (const [round, pool] of pools.entries()) {
    const order = round % 2 === 0 ? [product, filled] : [filled, product];
    const turns = await takeTurns(order, pool, { connections: 64, seconds, count: 1 }, say);
    for (const [name, results] of turns) all.set(name, [...(all.get(name) ?? []), ...results]);
  }
  const { server: _server, data: _data, ...loaded } = full;
  return {
    rows: [
      row(
        all,
        `rate at ${whole(full.events)} events, burst of ${seconds} s`,
        options.events,
        (each) => each.perSecond,
      ),
      row(all, 'the same, until all is folded', options.events, folded),
      diskRow(full),
    ],
    failures: [...all.values()].flat().reduce((sum, { failures }) => sum + failures, 0),
    details: { loaded, turns: Object.fromEntries(all) },
  };
}

function row(turns: Turns, what: string, events: number, pick: (each: TurnResult) => number): Row {
  const [full, empty] = [middle(turns, 'filled'), middle(turns, product.name)];
  return {
    what,
    measured: full ? `${perSecond(pick(full))} (${inWords(full)})` : '',
    reference: empty ? `empty: ${perSecond(pick(empty))} (${inWords(empty)})` : null,
    figure: {
      value: medianRatio(rounds(turns, 'filled', pick), rounds(turns, product.name, pick)),
      unit: 'x',
    },
    target: { atLeast: events > usualEvents ? 0.6 : 0.85 },
  };
}

function diskRow({ stored, received, events }: Stock): Row {
  return {
    what: 'on disk per byte received',
    measured: `${megabytes(stored)}, ${whole(stored / events)} bytes an event`,
    reference: `bodies: ${megabytes(received)}`,
    figure: { value: stored / received, unit: 'x' },
    target: { atMost: 1.4 },
  };
}
