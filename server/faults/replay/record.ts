import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { burst, newSender, type Sender } from '../burst.ts';
import type { Context } from '../context.ts';
import { newHistory, type History } from '../history.ts';
import { projectRoot } from '../../project-root.ts';
import type { Moment } from './moment.ts';
import { readTrace, tracedCalls } from './read-trace.ts';

export interface Recording {
  folder: string;
  database: string;
  moments: readonly Moment[];
  history: History;
  sender: Sender;
}

export interface RecordOptions {
  name: string;
  /** Deliveries to be acknowledged. */
  count: number;
  /** Size of a member that makes each body larger. */
  filler: number;
  /** The counter-test: a server that syncs too little. */
  isCareless?: boolean;
  /** Calls of strace that make some system calls fail, as it words them. */
  inject?: string;
}

/** Milliseconds without deliveries, in which the server tidies up what it keeps. */
const quiet = 2600;

/** Lets the server take deliveries under strace, until it is told to stop and has put its files in order. */
export async function record(context: Context, options: RecordOptions): Promise<Recording> {
  const folder = join(context.folder, options.name);
  mkdirSync(folder);
  const trace = join(context.folder, `${options.name}.trace`);
  const database = join(folder, 'signalbox.db');
  const server = await context.start({
    database,
    under: [
      'strace',
      // The server stays our own child, so that a signal reaches it and not the tracer.
      ...['-D', '-f', '-yy', '-xx', '-s', '4000000', '-e', 'signal=none', '-o', trace],
      ...['-e', `trace=${tracedCalls}`],
      ...(options.inject === undefined ? [] : ['-e', `inject=${options.inject}`]),
    ],
    nodeArguments: options.isCareless
      ? ['--import', join(projectRoot, 'dist', 'server', 'faults-careless-sync.js')]
      : [],
  });
  const history = newHistory();
  const sender = newSender(options.filler);
  for (const share of [0.5, 1]) {
    const isOver = () => history.acknowledged.size >= options.count * share;
    await burst({ url: server.url(), history, sender, clients: 8, isOver });
    await sleep(quiet);
  }
  await server.end('SIGTERM');
  const moments = await readTrace(trace, folder);
  const told = new Set(moments.flatMap((each) => (each.kind === 'acknowledged' ? [each.number] : [])));
  if (told.size !== history.acknowledged.size)
    throw new Error(`the trace shows ${told.size} acknowledgements of ${history.acknowledged.size}`);
  return { folder, database, moments, history, sender };
}
