import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allCores, serverCore } from './cores.ts';

export interface ServerProcess {
  url: string;
  /** Processor time that it has used so far, in microseconds; null where the system does not tell (only Linux does). */
  cpuTime: () => number | null;
  /** Its memory now and at its highest, in bytes; null where the system does not tell. */
  memory: () => { now: number; highest: number } | null;
  /** From here on counts what is highest; where the system tells it. */
  forgetHighest: () => void;
  /** Files and connections that it has open; null where the system does not tell. */
  openHandles: () => number | null;
  stop: () => Promise<void>;
}

export interface Start {
  /** File name of a built program. */
  program: string;
  args?: readonly string[];
  nodeArgs?: readonly string[];
  settings?: Record<string, string>;
  /** Whether its threads may spread over all cores, load and all, instead of sharing the one that servers have. */
  isSpread?: boolean;
}

/** Runs a built program in a process of its own and resolves once it says where it listens. */
export function startServer({
  program,
  args = [],
  nodeArgs = [],
  settings = {},
  isSpread = false,
}: Start): Promise<ServerProcess> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const [command, before] =
    serverCore !== null
      ? ['taskset', ['--cpu-list', isSpread ? allCores : String(serverCore), process.execPath]]
      : [process.execPath, []];
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(command, [...before, ...nodeArgs, file, ...args], {
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
      resolve({
        url,
        cpuTime: () => cpuTime(pid),
        memory: () => memory(pid),
        forgetHighest: () => forgetHighest(pid),
        openHandles: () => openHandles(pid),
        stop,
      });
    });
  });
}

function cpuTime(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  // After the name in parentheses: user and system time are the 12th and 13th field, in hundredths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function memory(pid: number): { now: number; highest: number } | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'mu').exec(status)?.[1]) * 1024;
  return { now: bytes('VmRSS'), highest: bytes('VmHWM') };
}

function forgetHighest(pid: number): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function openHandles(pid: number): number | null {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : null;
}
