import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  url: string;
  /** Processor time that it has used so far, in microseconds; null where the system does not tell (only Linux does). */
  cpuTime: () => number | null;
  stop: () => Promise<void>;
}

/** On Linux with two cores or more the servers get one core for themselves and the load another. */
export const isPinned =
  process.platform === 'linux' &&
  availableParallelism() > 1 &&
  spawnSync('taskset', ['--version']).status === 0;

export function pinThisProcess(): void {
  if (isPinned) spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', '0', String(process.pid)]);
}

/** The product as it is shipped, on an empty database of its own that goes with it. */
export async function startProduct(): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const server = await start('main.js', {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What stands beside it in every table: Hono that parses the body and keeps nothing. */
export function startBare(): Promise<ServerProcess> {
  return start('bench-bare.js', {});
}

/** Runs a built program in a process of its own and resolves once it says where it listens. */
function start(program: string, settings: Record<string, string>): Promise<ServerProcess> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const [command, args] = isPinned
    ? ['taskset', ['--cpu-list', '1', process.execPath]]
    : [process.execPath, []];
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(command, [...args, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', ...settings },
  });
  const killWithUs = () => child.kill();
  process.once('exit', killWithUs);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.off('exit', killWithUs);
      resolve();
    }),
  );
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${program} ended with ${code ?? 'a signal'} before it listened`)),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /^listening on (\S+)/mu.exec(said)?.[1];
      if (url === undefined || child.pid === undefined) return;
      const { pid } = child;
      const stop = async () => {
        child.kill('SIGTERM');
        await ended;
      };
      resolve({ url, cpuTime: () => cpuTime(pid), stop });
    });
  });
}

function cpuTime(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  // After the name in parentheses: user and system time are the 12th and 13th field, in hundredths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
