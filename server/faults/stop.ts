import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { seconds, unless } from './figures.ts';
import { compare, newHistory } from './history.ts';
import { sha256 } from './sha256.ts';
import type { ServerProcess } from './server-process.ts';

const bodySize = 8 * 1024 * 1024;
const followers = 100;
const idle = 20;
const within = { toEnd: 10_000, atOnce: 1000 };

export const stop: Fault = {
  id: 'stop',
  title: 'Told to stop while deliveries are under way',
  promise:
    'What is under way is answered and kept, pages are told, nothing new is taken, and it ends within ten seconds; told twice, at once.',
  needs: ['signals'],
  async run(context) {
    const server = await context.start();
    const history = newHistory();
    const told = await follow(context, server);
    await Promise.all(Array.from({ length: idle }, () => keepOpen(context, server)));
    const body = archive(bodySize);
    history.sent.add(sha256(body));
    const delivery = begin(server, body);
    await sleep(5);
    server.signal('SIGTERM');
    const signalledAt = performance.now();
    await sleep(200);
    const isRefused = await fetch(`${server.url()}/healthz`).then(
      () => false,
      () => true,
    );
    const answer = await delivery.finish();
    if (answer.includes('"status":"0"')) history.acknowledged.add(sha256(body));
    const { code } = await server.ended;
    const took = performance.now() - signalledAt;
    const heard = await told();

    const again = await context.start();
    const differences = await compare(history, again.url());
    const hasty = await secondSignal(again);
    return {
      figure: `an ${bodySize / 1024 / 1024} MB delivery answered and kept, ${heard} of ${followers} pages told, ended after ${seconds(took)}; told twice, after ${seconds(hasty)}`,
      broken: [
        ...differences,
        ...unless(history.acknowledged.size === 1, `the delivery under way was not acknowledged: ${answer}`),
        ...unless(isRefused, 'a new connection was served after the signal'),
        ...unless(heard === followers, `${followers - heard} pages were not told`),
        ...unless(code === 0, `it ended with ${code ?? 'a signal'}`),
        ...unless(took < within.toEnd, `it took ${seconds(took)} to end`),
        ...unless(hasty < within.atOnce, `a second signal took ${seconds(hasty)}`),
      ],
    };
  },
};

function archive(size: number): string {
  const event = { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00' };
  return JSON.stringify({ event, reference: 'under-way', document: 'f'.repeat(size) });
}

/** A delivery whose last byte is held back until `finish`, which resolves to the answer. */
function begin(server: ServerProcess, body: string) {
  const socket = connect(server.port(), '127.0.0.1');
  let heard = '';
  socket.on('data', (piece: Buffer) => (heard += piece.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(
    `POST /webhooks/cellosign HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`,
  );
  return {
    finish: async () => {
      socket.write(body.slice(-1));
      await closed;
      return heard;
    },
  };
}

/** Pages that follow; the function they give tells how many of them heard of the end. */
async function follow(context: Context, server: ServerProcess): Promise<() => Promise<number>> {
  const sockets = Array.from({ length: followers }, () =>
    io(server.url(), { transports: ['websocket'], reconnection: false, forceNew: true }),
  );
  context.atEnd(() => sockets.forEach((socket) => socket.close()));
  const ends = sockets.map(
    (socket) => new Promise<void>((resolve) => socket.once('disconnect', () => resolve())),
  );
  await Promise.all(
    sockets.map((socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))),
  );
  return async () => {
    const heard = await Promise.all(
      ends.map((end) => Promise.race([end.then(() => 1), sleep(500).then(() => 0)])),
    );
    return heard.reduce((sum, each) => sum + each, 0);
  };
}

/** A connection that has had its answer and is kept open. */
async function keepOpen(context: Context, server: ServerProcess): Promise<void> {
  const socket = connect(server.port(), '127.0.0.1');
  context.atEnd(() => socket.destroy());
  socket.on('error', () => undefined);
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
}

/** Milliseconds from a second signal to the end, while a delivery that never ends holds the first one up. */
async function secondSignal(server: ServerProcess): Promise<number> {
  begin(server, archive(1000));
  await sleep(100);
  server.signal('SIGTERM');
  await sleep(200);
  if (!server.isRunning()) throw new Error('it did not wait for a delivery under way');
  const askedAt = performance.now();
  await server.end('SIGINT');
  return performance.now() - askedAt;
}
