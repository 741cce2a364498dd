import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

export interface ServerOptions {
  /** Path of the database; `signalbox.db` in the folder of the context where absent. */
  database?: string;
  env?: Readonly<Record<string, string>>;
  /** A program and its arguments that runs the server in its stead, such as a tracer. */
  under?: readonly string[];
  /** Arguments for Node. */
  nodeArguments?: readonly string[];
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Milliseconds from the start. */
  after: number;
}

export interface ServerProcess {
  pid: number;
  database: string;
  /** Address without a slash at its end; empty until it listens. */
  url(): string;
  port(): number;
  /** Milliseconds from the start until it listened. */
  readyAfter(): number;
  /** Resolves once it listens; rejects where it ended before. */
  listening: Promise<void>;
  ended: Promise<Ending>;
  isRunning(): boolean;
  /** What it said on its error output. */
  complaints(): string;
  signal(name: NodeJS.Signals): void;
  /** Sends the signal and waits for the end. */
  end(name: NodeJS.Signals): Promise<Ending>;
}

/** The built server in a process of its own, with nothing of our environment but what finds Node. */
export function spawnServer(folder: string, options: ServerOptions): ServerProcess {
  const { database = join(folder, 'signalbox.db'), env = {}, under = [], nodeArguments = [] } = options;
  const [command, ...args] = [
    ...under,
    process.execPath,
    ...nodeArguments,
    join(projectRoot, 'dist', 'server', 'main.js'),
  ];
  const { PATH = '', SystemRoot = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: {
      PATH,
      SystemRoot,
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: `file:${database}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let said = '';
  let complained = '';
  let url = '';
  let readyAfter = 0;
  child.stderr.on('data', (piece: Buffer) => (complained += piece.toString()));
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, after: performance.now() - startedAt }));
  });
  const listening = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const [, found] = /^listening on (\S+)$/mu.exec(said) ?? [];
      if (found === undefined || url !== '') return;
      url = found;
      readyAfter = performance.now() - startedAt;
      resolve();
    });
    ended.then(
      ({ code, signal }) =>
        reject(new Error(`the server ended with ${code ?? signal ?? ''} before it listened: ${complained}`)),
      reject,
    );
  });
  // Whoever only waits for the end need not care for this one.
  listening.catch(() => undefined);

  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    database,
    url: () => url,
    port: () => Number(new URL(url).port),
    readyAfter: () => readyAfter,
    listening,
    ended,
    isRunning,
    complaints: () => complained,
    signal: (name) => child.kill(name),
    end: (name) => {
      if (isRunning()) child.kill(name);
      return ended;
    },
  };
}
