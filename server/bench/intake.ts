import { byAutocannon } from './autocannon.ts';
import { hono, nodeHttp, peers, prepare, product, type Contender } from './contenders.ts';
import { createPool } from './notifications.ts';
import type { Bench, Measured } from './part.ts';
import { notRun, type Row } from './row.ts';
import { median, medianRatio } from './statistics.ts';
import { folded, inWords, middle, rounds, takeTurns, type TurnResult, type Turns } from './turn.ts';
import { perSecond, whole } from './words.ts';

const many = 64;
/** With one connection a turn may be shorter: nothing piles up. */
const oneConnectionShare = 0.5;

/** Posting as fast as the answers come, beside others who answer the same requests. */
export async function measureIntake({ options, say }: Bench): Promise<Measured> {
  const { rounds: count, seconds } = options;
  const ready: Contender[] = [nodeHttp, hono, product];
  const missing: Row[] = [];
  for (const peer of peers) {
    const contender = await prepare(peer, say);
    if (typeof contender === 'string') missing.push(notRun(`beside ${peer.name}`, contender, { atLeast: 8 }));
    else ready.push(contender);
  }
  say('Preparing requests.');
  const pool = createPool(25_000 * (seconds + 1), 1);

  const bursts = await takeTurns(ready, pool, { connections: many, seconds, count }, say);
  const single = await takeTurns(
    ready,
    pool,
    { connections: 1, seconds: Math.max(1, Math.round(seconds * oneConnectionShare)), count },
    say,
  );
  const sustained = await takeTurns(
    [hono, product],
    pool,
    { connections: many, seconds: options.sustained, count },
    say,
  );
  const cannon = { bare: [] as number[], durable: [] as number[] };
  for (let round = 0; round < count; round += 1) {
    cannon.bare.push(await byAutocannon(hono, pool, { connections: many, seconds }));
    cannon.durable.push(await byAutocannon(product, pool, { connections: many, seconds }));
  }

  const peerNames = ready.slice(3).map(({ name }) => name);
  return {
    rows: [
      ...burstRows(bursts, seconds),
      ...sustainedRows(sustained, options.sustained),
      ...peerNames.flatMap((name) => peerRows(bursts, name)),
      ...missing,
      {
        what: 'the same burst, load by autocannon',
        measured: perSecond(median(cannon.durable)),
        reference: `${hono.name}: ${perSecond(median(cannon.bare))}`,
        figure: { value: medianRatio(cannon.durable, cannon.bare), unit: 'x' },
        target: null,
      },
      ...singleRows(single, [hono.name, ...peerNames]),
    ],
    failures: [bursts, single, sustained].reduce(
      (sum, turns) => sum + (middle(turns, product.name)?.failures ?? 0),
      0,
    ),
    details: {
      bursts: Object.fromEntries(bursts),
      single: Object.fromEntries(single),
      sustained: Object.fromEntries(sustained),
      autocannon: cannon,
    },
  };
}

const rate = (each: TurnResult) => each.perSecond;
const p99 = (each: TurnResult) => each.p99;
/** Ours beside another's in the same rounds. */
function compare(
  turns: Turns,
  what: string,
  name: string,
  pick: (each: TurnResult) => number,
  target: Row['target'],
): Row {
  const [ours, theirs] = [middle(turns, product.name), middle(turns, name)];
  return {
    what,
    measured: ours ? inWords(ours) : '',
    reference: theirs ? `${name}: ${inWords(theirs)}` : null,
    figure: {
      value: medianRatio(rounds(turns, product.name, pick), rounds(turns, name, pick)),
      unit: 'x',
    },
    target,
  };
}

function burstRows(bursts: Turns, seconds: number): Row[] {
  const debt = middle(bursts, product.name)?.debt;
  return [
    compare(bursts, `burst of ${seconds} s, ${many} connections`, hono.name, rate, { atLeast: 0.55 }),
    compare(bursts, 'the same beside node:http', nodeHttp.name, rate, null),
    {
      what: 'folding caught up after the burst',
      measured: debt ? `${whole(debt.debt)} events left at its end` : '',
      reference: `the burst itself: ${seconds} s`,
      figure: { value: debt?.seconds ?? Number.NaN, unit: 's' },
      target: { atMost: seconds },
    },
  ];
}

function sustainedRows(sustained: Turns, seconds: number): Row[] {
  const ours = middle(sustained, product.name);
  const row = compare(sustained, `sustained ${seconds} s, until all is folded`, hono.name, folded, {
    atLeast: 0.45,
  });
  if (!ours?.debt) return [row];
  const rest = `${whole(ours.debt.debt)} events left at the end, folded ${ours.debt.seconds.toFixed(1)} s later`;
  return [{ ...row, measured: `${perSecond(folded(ours))} folded; ${row.measured}; ${rest}` }];
}

function peerRows(bursts: Turns, name: string): Row[] {
  return [
    compare(bursts, `burst beside ${name}`, name, rate, { atLeast: 8 }),
    compare(bursts, `its p99 beside ${name}`, name, p99, { atMost: 0.2 }),
  ];
}

function singleRows(single: Turns, names: readonly string[]): Row[] {
  return names.map((name) => compare(single, `1 connection, beside ${name}`, name, rate, null));
}
