import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import { milliseconds, unless, whole } from './figures.ts';
import { compare, newHistory } from './history.ts';
import { besideHonestSender } from './honest-sender.ts';
import { rawConnection, type RawConnection } from './raw-connection.ts';
import type { ServerProcess } from './server-process.ts';

const count = 10_000;
/** Addresses on our side: one alone has too few ports. */
const addresses = 4;
/** So many are opened before we wait for them. */
const atOnce = 250;

export const idleConnections: Fault = {
  id: 'idle-connections',
  title: 'Ten thousand idle connections',
  promise: 'They do no harm: honest deliveries stay quick while they stand, and they are let go.',
  needs: ['files'],
  beside: 'patient',
  async run(context) {
    const server = await context.start();
    const connections: RawConnection[] = [];
    context.atEnd(() => connections.forEach(({ socket }) => socket.destroy()));
    const history = newHistory();
    let took = 0;
    let standing = 0;
    const { figure, broken } = await besideHonestSender(server.url(), history, async () => {
      const startedAt = performance.now();
      while (connections.length < count) connections.push(...(await openSome(server, connections.length)));
      took = performance.now() - startedAt;
      standing = connections.filter((each) => each.lasted() === Infinity).length;
      await sleep(4000);
    });
    await Promise.race([Promise.all(connections.map(({ closed }) => closed)), sleep(15_000)]);
    const left = connections.filter((each) => each.lasted() === Infinity).length;
    return {
      figure: `${whole(standing)} stood at once (opened in ${milliseconds(took)}); ${figure}; ${whole(left)} left after fifteen seconds more`,
      broken: [
        ...broken,
        ...unless(standing > count * 0.99, `only ${standing} connections stood at once`),
        ...unless(left === 0, `${left} idle connections are held`),
        ...unless(server.isRunning(), `the server ended: ${server.complaints()}`),
        ...(await compare(history, server.url())),
      ],
    };
  },
};

async function openSome(server: ServerProcess, already: number): Promise<RawConnection[]> {
  const from = `127.0.0.${2 + ((already / atOnce) % addresses)}`;
  const some = Array.from({ length: atOnce }, () => rawConnection(server, from));
  const opened = some.map(({ socket, closed }) =>
    Promise.race([closed, new Promise((resolve) => socket.once('connect', resolve))]),
  );
  await Promise.all(opened);
  return some;
}
