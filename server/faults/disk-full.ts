import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { burst, newSender, type Sender } from './burst.ts';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { milliseconds, unless, whole } from './figures.ts';
import { compare, newHistory, postKnown, type History } from './history.ts';
import { integrityFaults } from './integrity.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement, isSendAgain, type Answer } from './posting.ts';
import type { ServerProcess } from './server-process.ts';
import { mountSmallDisk } from './small-disk.ts';
import { isToldThat, readiness } from './told-storage.ts';

/** Sizes of the disk; each fills at another place of a commit. */
const sizes = { quick: ['6m'], long: ['4m', '5m', '6m', '7m', '9m', '12m', '17m'] };
const filler = 10_000;
const within = { resume: 1000 };

export const diskFull: Fault = {
  id: 'disk-full',
  title: 'Disk full',
  promise:
    'Pages and /readyz warn while deliveries are still taken. Then these are answered "-1" with 503, reading and the live view go on, /readyz and pages say so, and with space it takes deliveries again within a second, without a restart.',
  needs: ['mount'],
  beside: 'disk',
  async run(context, size) {
    const broken: string[] = [];
    const figures: string[] = [];
    for (const each of sizes[size]) {
      const disk = mountSmallDisk(context, each);
      const round = await fillOnce(context, join(disk.folder, 'signalbox.db'), () => disk.resize('64m'));
      figures.push(round.figure);
      broken.push(...round.broken.map((sentence) => `on ${each}: ${sentence}`));
    }
    return { figure: figures.join('; '), broken };
  },
};

async function fillOnce(context: Context, database: string, giveSpace: () => void) {
  const history = newHistory();
  const server = await context.start({ database });
  const url = server.url();
  const live = await follow(context, url);
  const sender = newSender(filler);
  const unwarned = await warnedBefore(history, server, sender);
  await burst({ url, history, sender, clients: 4, isOver: () => sender.refused.length >= 20 });
  const acknowledged = history.acknowledged.size;

  // A small delivery may still fit where a large one does not; from here on not even that. What was folded meanwhile
  // may have left room inside the write-ahead log for one or the other: that counts, and has to be kept.
  fillUp(join(dirname(database), 'ballast'));
  const withoutSpace = await postUntilRefused(history, url, sender);
  const reading = await fetch(`${url}/api/processes?limit=200`);
  const healthy = (await fetch(`${url}/healthz`)).status;
  const ready = await readiness(url);
  const stillFollows = await follows(live);
  const isRefusalTold = await isToldThat(url, ({ low, refusing }) => low && refusing);

  giveSpace();
  const givenAt = performance.now();
  while (!isAcknowledgement(await postKnown(history, url, numberedBody(sender.next++, filler)))) {
    if (performance.now() - givenAt > 20_000) break;
    await sleep(20);
  }
  const resumed = performance.now() - givenAt;
  const readyAgain = (await readiness(url)).status;
  const isReliefTold = await isToldThat(url, ({ low, refusing }) => !low && !refusing);
  const differences = await compare(history, url);
  await server.end('SIGTERM');

  return {
    figure: `full after ${whole(acknowledged)} acknowledged, taken again after ${milliseconds(resumed)}`,
    broken: [
      ...differences,
      ...integrityFaults(database),
      ...unless(acknowledged > 0, 'nothing was acknowledged before the disk was full'),
      ...unless(
        sender.refused.every(isSendAgain),
        `a refusal is ${sender.refused.find((each) => !isSendAgain(each))?.text ?? ''}`,
      ),
      ...unless(
        isSendAgain(withoutSpace),
        `with no byte left a delivery is not told to come again but ${withoutSpace?.text ?? 'nothing'}`,
      ),
      ...unless(reading.ok, `reading answers ${reading.status}`),
      ...unless(healthy === 200, `/healthz says ${healthy}`),
      ...unless(stillFollows, 'the live view does not answer'),
      ...unwarned,
      ...unless(ready.status === 503, `/readyz says ${ready.status} while nothing can be stored`),
      ...unless(isRefusalTold, 'pages are not told that deliveries are refused'),
      ...unless(resumed < within.resume, `it takes ${milliseconds(resumed)} to take deliveries again`),
      ...unless(readyAgain === 200, `/readyz says ${readyAgain} with space again`),
      ...unless(isReliefTold, 'pages are still warned with space again'),
    ],
  };
}

/** Leaves so little of the disk that it is nearly full and far from full, for as long as it takes to hear of it. */
async function warnedBefore(history: History, server: ServerProcess, sender: Sender): Promise<string[]> {
  const url = server.url();
  const folder = dirname(server.database);
  const before = await readiness(url);
  const { bavail, blocks, bsize } = statfsSync(folder);
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(Math.round((bavail - 0.08 * blocks) * bsize)));
  const isTold = await isToldThat(url, ({ low, refusing }) => low && !refusing);
  const taken = await postKnown(history, url, numberedBody(sender.next++, sender.filler));
  const nearlyFull = await readiness(url);
  rmSync(ballast);
  return [
    ...unless(before.warning === null, `/readyz warns of ${before.warning ?? ''} with room left`),
    ...unless(isTold, 'pages are not told that the disk is nearly full'),
    ...unless(isAcknowledgement(taken), 'a delivery is refused although the disk is only nearly full'),
    ...unless(
      nearlyFull.status === 200 && nearlyFull.warning === 'disk_low',
      `/readyz says ${nearlyFull.status} with the warning ${nearlyFull.warning ?? 'of nothing'} on a nearly full disk`,
    ),
  ];
}

async function postUntilRefused(history: History, url: string, sender: Sender): Promise<Answer | null> {
  for (let left = 20; ; left -= 1) {
    const answer = await postKnown(history, url, numberedBody(sender.next++, filler));
    if (left === 0 || !isAcknowledgement(answer)) return answer;
  }
}

/** Takes the last bytes of the disk. */
function fillUp(file: string): void {
  for (const size of [65_536, 4096, 512, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // No room for a piece of this size; smaller ones may still fit.
    }
  }
}

async function follow(context: Context, url: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  context.atEnd(() => socket.close());
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return socket;
}

async function follows(socket: Socket): Promise<boolean> {
  if (!socket.connected) return false;
  const answer = (await socket
    .timeout(2000)
    .emitWithAck('follow', { after: 0 })
    .catch(() => null)) as { seq?: number } | null;
  return typeof answer?.seq === 'number';
}
