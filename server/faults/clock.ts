import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { unless } from './figures.ts';
import { compare, newHistory, postKnown, type History } from './history.ts';
import { faketimeLibrary } from './needs.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement } from './posting.ts';
import type { ServerProcess } from './server-process.ts';
import { readEvents } from './stored.ts';

/** Where the clock jumps to, one after the other, as libfaketime words it, and in hours. */
const jumps = [
  { to: '+0', hours: 0 },
  { to: '-1h', hours: -1 },
  { to: '+1d', hours: 24 },
  { to: '-2d', hours: -48 },
  // Past the last second of 2038 that fits into 32 bits.
  { to: '+14y', hours: 14 * 365 * 24 },
  { to: '+0', hours: 0 },
];
const each = { quick: 40, long: 2000 };
const token = 'a-token-for-the-clock';

export const clock: Fault = {
  id: 'clock',
  title: 'A clock that jumps',
  promise:
    'Back an hour, on by a day, past 2038: everything is taken and shown, numbers only grow, and sign-ins hold for their month.',
  needs: ['faketime'],
  async run(context, size) {
    const file = join(context.folder, 'clock');
    const setClock = (to: string) => writeFileSync(file, `${to}\n`);
    setClock('+0');
    const server = await context.start({ env: lentClock(file) });
    const history = newHistory();
    const heard = await listen(context, server);
    const broken: string[] = [];
    for (const [turn, { to, hours }] of jumps.entries()) {
      setClock(to);
      const order = await postSome(server, history, turn * each[size], each[size]);
      broken.push(...(await look(server, { to, hours, turn, order, heard })));
    }
    broken.push(...(await compare(history, server.url())));
    broken.push(...(await signIns(context, file)));
    return {
      figure: `${jumps.length - 1} jumps (${jumps
        .slice(1)
        .map(({ to }) => to)
        .join(', ')}), ${history.acknowledged.size} acknowledged`,
      broken: [
        ...broken,
        ...unless(history.acknowledged.size === jumps.length * each[size], 'not everything was acknowledged'),
      ],
    };
  },
};

/** The environment of a server whose clock is what the file says. */
function lentClock(file: string): Record<string, string> {
  return {
    LD_PRELOAD: faketimeLibrary() ?? '',
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // Timers go by the other clock, which never jumps.
    DONT_FAKE_MONOTONIC: '1',
  };
}

/** The highest number that a page was told of. */
async function listen(context: Context, server: ServerProcess): Promise<() => number> {
  const socket = io(server.url(), { transports: ['websocket'], forceNew: true });
  context.atEnd(() => socket.close());
  let highest = 0;
  socket.on('changes', ({ seq }: { seq: number }) => (highest = Math.max(highest, seq)));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  await socket.emitWithAck('follow', { after: 0 });
  return () => highest;
}

async function postSome(server: ServerProcess, history: History, from: number, count: number) {
  const acknowledged: number[] = [];
  for (let number = from; number < from + count; number += 1)
    if (isAcknowledgement(await postKnown(history, server.url(), numberedBody(number))))
      acknowledged.push(number);
  return acknowledged;
}

/** What a page shows after one jump. */
async function look(
  server: ServerProcess,
  {
    to,
    hours,
    turn,
    order,
    heard,
  }: { to: string; hours: number; turn: number; order: number[]; heard: () => number },
): Promise<string[]> {
  const events = (await readEvents(server.url())).slice(-order.length);
  // The numbers follow the order in which we posted, whatever the clock said meanwhile.
  const isInOrder = events.every(({ labels }, index) => labels['number'] === `n${order[index]}`);
  const off = events.filter(
    ({ receivedAt }) => Math.abs(Date.parse(receivedAt) - (Date.now() + hours * 3_600_000)) > 5 * 86_400_000,
  );
  const last = events.at(-1)?.seq ?? Infinity;
  for (let tries = 0; tries < 100 && heard() < last; tries += 1) await sleep(20);
  return [
    ...unless(isInOrder, `after jump ${turn} (${to}) events are not in the order of their arrival`),
    ...unless(off.length === 0, `after jump ${turn} (${to}) times of arrival are not those of the clock`),
    ...unless(heard() >= last, `after jump ${turn} (${to}) the live view does not follow`),
  ];
}

/** A sign-in that is made now, looked at from other days. */
async function signIns(context: Context, file: string): Promise<string[]> {
  writeFileSync(file, '+0\n');
  const server = await context.start({
    database: join(context.folder, 'signed', 'signalbox.db'),
    env: { ...lentClock(file), API_TOKEN: token },
  });
  const signIn = await fetch(`${server.url()}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const broken: string[] = [];
  for (const [to, expected] of [
    ['+0', 200],
    ['-1h', 200],
    ['+1d', 200],
    ['+60d', 401],
  ] as const) {
    writeFileSync(file, `${to}\n`);
    const { status } = await fetch(`${server.url()}/api/processes`, { headers: { cookie } });
    if (status !== expected) broken.push(`at ${to} a sign-in is answered ${status} instead of ${expected}`);
  }
  return broken;
}
