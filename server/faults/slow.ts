import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { seconds, unless } from './figures.ts';
import { compare, newHistory } from './history.ts';
import { besideHonestSender } from './honest-sender.ts';
import { jsonType, rawConnection, requestLine, type RawConnection } from './raw-connection.ts';
import type { ServerProcess } from './server-process.ts';

const each = { quick: 100, long: 1000 };
/** Until the last of them is cut, in milliseconds. */
const within = 15_000;
const watched = 20_000;

/** What a slow sender says at once and then, again and again, in the time between two pieces. */
interface Way {
  first: string;
  piece: string;
}

const ways: Record<string, Way> = {
  silence: { first: '', piece: '' },
  headers: { first: requestLine, piece: 'X: y\r\n' },
  'a body by its length': {
    first: `${requestLine}${jsonType}Content-Length: 100000\r\n\r\n`,
    piece: ' '.repeat(20),
  },
  'a body in chunks': {
    first: `${requestLine}${jsonType}Transfer-Encoding: chunked\r\n\r\n`,
    piece: '1\r\n \r\n',
  },
};

export const slow: Fault = {
  id: 'slow',
  title: 'Senders that only trickle',
  promise:
    'Silent, headers or bodies piece by piece: cut within fifteen seconds, while honest deliveries stay quick.',
  needs: [],
  beside: 'patient',
  async run(context, size) {
    const server = await context.start();
    const history = newHistory();
    const connections = Object.entries(ways).map(([name, way]) => ({
      name,
      way,
      all: [] as RawConnection[],
    }));
    const { figure, broken } = await besideHonestSender(server.url(), history, async () => {
      for (const { way, all } of connections)
        for (let count = 0; count < each[size]; count += 1) all.push(trickle(context, server, way));
      const over = connections.flatMap((way) => way.all.map(({ closed }) => closed));
      await Promise.race([Promise.all(over), sleep(watched, undefined, { ref: false })]);
    });
    const all = connections.flatMap((way) => way.all);
    const longest = Math.max(...all.map((connection) => connection.lasted()));
    return {
      figure: `${all.length} connections cut after at most ${seconds(longest)}; ${figure}`,
      broken: [
        ...broken,
        ...connections.flatMap(({ name, all: those }) => {
          const late = those.filter((connection) => connection.lasted() > within).length;
          return unless(late === 0, `${late} connections that trickle ${name} stood longer`);
        }),
        ...unless(
          all.every((connection) => !connection.heard().includes('"status":"0"')),
          'a delivery that never came whole was acknowledged',
        ),
        ...(await compare(history, server.url())),
      ],
    };
  },
};

function trickle(context: Context, server: ServerProcess, { first, piece }: Way): RawConnection {
  const connection = rawConnection(server);
  connection.socket.write(first);
  const timer = setInterval(() => connection.socket.write(piece), 1000);
  void connection.closed.then(() => clearInterval(timer));
  context.atEnd(() => connection.socket.destroy());
  return connection;
}
