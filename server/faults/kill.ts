import { setTimeout as sleep } from 'node:timers/promises';
import { burst, fill, newSender } from './burst.ts';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { quantile, seconds, unless, whole } from './figures.ts';
import { compare, newHistory } from './history.ts';
import { integrityFaults } from './integrity.ts';

const cycles = { quick: 40, long: 200 };
const clients = 8;
/** Every so manieth kill comes when nothing arrives any more and the server begins to tidy up, in milliseconds. */
const inQuiet = { every: 10, after: 1990 };
/** Until it serves again after a kill, in milliseconds. */
const readyWithin = { little: 500, much: 3000 };
const much = 1_000_000;

export const kill: Fault = {
  id: 'kill',
  title: 'Killed in the middle of a burst',
  promise: 'Nothing acknowledged is lost, nothing counts twice, and it serves again within half a second.',
  needs: ['signals'],
  async run(context, size) {
    const history = newHistory();
    const sender = newSender();
    const starts: number[] = [];
    const emptyStarts = await startsWhileEmpty(context);
    for (let cycle = 0; cycle < cycles[size]; cycle += 1) {
      const server = await context.start();
      if (cycle > 0) starts.push(server.readyAfter());
      const before = history.acknowledged.size;
      const over = { isOver: false };
      const pouring = burst({ url: server.url(), history, sender, clients, isOver: () => over.isOver });
      while (history.acknowledged.size === before && server.isRunning()) await sleep(2);
      // Another moment each time, spread over the range and the same in every run.
      await sleep(50 + ((cycle * 83) % 350));
      if (cycle % inQuiet.every === 5) {
        over.isOver = true;
        await pouring;
        await sleep(inQuiet.after + ((cycle * 13) % 200));
      }
      await server.end('SIGKILL');
      await pouring;
    }
    const killed = integrityFaults(`${context.folder}/signalbox.db`);
    const server = await context.start();
    const broken = [
      ...(await compare(history, server.url())),
      ...killed.map((fault) => `the file is damaged: ${fault}`),
      ...unless(sender.refused.length === 0, `${sender.refused.length} whole events were refused`),
    ];
    await server.end('SIGTERM');
    const median = quantile(starts, 0.5);
    // On a machine that is busy with other things any start takes longer, and one after a kill may do so too.
    const allowed = Math.max(readyWithin.little, 1.5 * quantile(emptyStarts, 0.5));
    broken.push(...unless(median < allowed, `it takes ${seconds(median)} to serve again`));
    let figure = `${cycles[size]} kills, ${whole(history.acknowledged.size)} acknowledged; serves again after ${seconds(median)} (median; for the first time ${seconds(quantile(emptyStarts, 0.5))})`;
    if (size === 'long') {
      const after = await readyWithMuch(context);
      figure += `, with ${whole(much)} events after ${seconds(after)}`;
      broken.push(
        ...unless(after < readyWithin.much, `with ${whole(much)} events that takes ${seconds(after)}`),
      );
    }
    return { figure, broken };
  },
};

/** Milliseconds that a first start takes here, a few times. */
async function startsWhileEmpty(context: Context): Promise<number[]> {
  const starts: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const server = await context.start({ database: `${context.folder}/empty-${round}/signalbox.db` });
    starts.push(server.readyAfter());
    await server.end('SIGTERM');
  }
  return starts;
}

/** Milliseconds until a server with a million events serves again after a kill. */
async function readyWithMuch(context: Context): Promise<number> {
  const options = { database: `${context.folder}/much/signalbox.db` };
  const server = await context.start(options);
  context.say(`Storing ${whole(much)} events.`);
  await fill({
    url: server.url(),
    history: newHistory(),
    sender: newSender(),
    clients: 64,
    count: much,
  });
  await server.end('SIGKILL');
  const again = await context.start(options);
  const answer = await fetch(`${again.url()}/readyz`);
  if (!answer.ok) throw new Error(`/readyz says ${answer.status}`);
  await again.end('SIGTERM');
  return again.readyAfter();
}
