import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** Cores that we may use: a container may leave us any of them. */
function allowed(): number[] {
  if (process.platform !== 'linux') return [];
  const list = /^Cpus_allowed_list:\s*(\S+)/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

const cores = allowed();
const [first, second, ...others] = cores;

/** On Linux with two cores or more the servers get one core for themselves and the load the others. */
export const serverCore =
  second !== undefined && spawnSync('taskset', ['--version']).status === 0 ? second : null;

/** All of them, for a server whose threads are not to be measured as if they were one. */
export const allCores = cores.join(',');

/** Leaves the servers' core to them, with all threads and programs that are started from here. */
export function leaveServerCore(): void {
  if (serverCore === null) return;
  const ours = [first, ...others].join(',');
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', ours, String(process.pid)]);
}

/** Why this is no time to measure; null where the machine is at rest. */
export function disturbance(): string | null {
  const [lastMinute = 0] = loadavg();
  if (lastMinute < 0.5) return null;
  return `Others are at work on this machine (load ${lastMinute.toFixed(1)}): trust no number but the ratios, and those little.`;
}
