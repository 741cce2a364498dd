import { setTimeout as sleep } from 'node:timers/promises';
import type { Process } from '../../shared/process.ts';
import type { Fault } from './fault.ts';
import { milliseconds, unless } from './figures.ts';
import { compare, newHistory, postKnown } from './history.ts';
import { withInjection } from './injection.ts';
import { integrityFaults } from './integrity.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement, isSendAgain } from './posting.ts';
import type { ServerProcess } from './server-process.ts';
import { readEvents } from './stored.ts';

const within = 1000;
/** Deliveries posted one after the other while a call is set to fail. */
const posts = 8;

/** Which calls fail, how, and up to which of them in turn. */
const plans = [
  { calls: 'pwrite64', error: 'EIO', upTo: { quick: 12, long: 300 } },
  { calls: 'pwrite64', error: 'ENOSPC', upTo: { quick: 3, long: 60 } },
  { calls: 'pwrite64', error: 'EROFS', upTo: { quick: 1, long: 10 } },
  { calls: 'fsync,fdatasync', error: 'EIO', upTo: { quick: 5, long: 60 } },
];

export const ioErrors: Fault = {
  id: 'io-errors',
  title: 'A disk that fails now and then',
  promise:
    'Whichever write or sync fails: the delivery is answered "-1" with 503, nothing acknowledged is lost, and it takes deliveries again within a second.',
  needs: ['attach'],
  async run(context, size) {
    const history = newHistory();
    const server = await context.start();
    const broken = new Set<string>();
    let number = 0;
    let rounds = 0;
    let refusals = 0;
    let slowest = 0;
    await postKnown(history, server.url(), numberedBody(number++));

    for (const { calls, error, upTo } of plans) {
      for (let turn = 1; turn <= upTo[size]; turn += 1) {
        const what = `${error} of ${calls} number ${turn}`;
        rounds += 1;
        await withInjection(server.pid, `${calls}:error=${error}:when=${turn}`, async () => {
          for (let count = 0; count < posts; count += 1) {
            const answer = await postKnown(history, server.url(), numberedBody(number++));
            if (isAcknowledgement(answer)) continue;
            refusals += 1;
            if (!isSendAgain(answer)) broken.add(`${what}: answered ${answer?.text ?? 'nothing'}`);
          }
        });
        const startedAt = performance.now();
        while (!isAcknowledgement(await postKnown(history, server.url(), numberedBody(number++)))) {
          if (!server.isRunning()) throw new Error(`${what}: the server ended: ${server.complaints()}`);
          if (performance.now() - startedAt > 10_000) throw new Error(`${what}: it takes nothing any more`);
          await sleep(10);
        }
        slowest = Math.max(slowest, performance.now() - startedAt);
      }
    }
    const unfolded = await behind(server);
    broken.add((await compare(history, server.url())).join(', '));
    await server.end('SIGTERM');
    broken.delete('');
    return {
      figure: `${rounds} faults, ${refusals} deliveries refused, taken again after at most ${milliseconds(slowest)}`,
      broken: [
        ...broken,
        ...integrityFaults(server.database),
        ...unless(refusals > 0, 'no fault reached a delivery'),
        ...unless(slowest < within, `it takes ${milliseconds(slowest)} until it takes deliveries again`),
        ...unless(unfolded === 0, `${unfolded} processes do not show their last event`),
      ],
    };
  },
};

/** Processes whose newest event is kept and not shown, some time after the last fault. */
async function behind(server: ServerProcess): Promise<number> {
  const newest = new Map<string, number>();
  for (const { processId, seq } of await readEvents(server.url())) newest.set(processId, seq);
  for (let tries = 0; ; tries += 1) {
    for (const [processId, seq] of newest) {
      const answer = await fetch(`${server.url()}/api/processes/${processId}`);
      const { process } = (await answer.json()) as { process?: Process };
      if (process && process.seq >= seq) newest.delete(processId);
    }
    if (newest.size === 0 || tries === 50) return newest.size;
    await sleep(100);
  }
}
