import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a fault can need of the machine, with the words for a report and the way to find out. */
const needs = {
  signals: { words: 'signals (any system but Windows)', isMet: () => process.platform !== 'win32' },
  mount: { words: 'root on Linux, to mount a small disk', isMet: canMount },
  loop: { words: 'root on Linux, to mount an ext4 disk in a file', isMet: canMountImage },
  strace: { words: 'strace on Linux', isMet: () => canRun('strace', ['-e', 'trace=openat', 'true']) },
  attach: {
    words: 'strace that may attach to a running program (root, or kernel.yama.ptrace_scope=0)',
    isMet: canAttach,
  },
  faketime: { words: 'libfaketime on Linux', isMet: () => faketimeLibrary() !== null },
  files: {
    words: 'a limit of 12,000 open files or more on Linux (ulimit -n)',
    isMet: () => openFilesLimit() >= 12_000,
  },
  someFiles: {
    words: 'a limit of 2,500 open files or more on Linux (ulimit -n)',
    isMet: () => openFilesLimit() >= 2500,
  },
} as const;

export type Need = keyof typeof needs;

/** What is missing here, in words; null where nothing is. */
export function missing(wanted: readonly Need[]): string | null {
  const unmet = wanted.filter((need) => !needs[need].isMet()).map((need) => needs[need].words);
  return unmet.length === 0 ? null : unmet.join(', ');
}

function canRun(program: string, args: readonly string[]): boolean {
  return process.platform === 'linux' && spawnSync(program, args).status === 0;
}

/** Many systems let a user trace what the tracer starts, and nothing that runs already. */
function canAttach(): boolean {
  if (!canRun('strace', ['-V'])) return false;
  const running = spawn('sleep', ['5'], { stdio: 'ignore' });
  try {
    const tracing = ['-p', String(running.pid), '-o', '/dev/null'];
    // It goes on until it is told to stop; where it may not, it ends at once.
    const options = { timeout: 500, killSignal: 'SIGINT', encoding: 'utf8' } as const;
    return spawnSync('strace', tracing, options).stderr.includes('attached');
  } finally {
    running.kill('SIGKILL');
  }
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-mount-'));
  try {
    return (
      canRun('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'signalbox', folder]) && canRun('umount', [folder])
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Many containers let their root mount memory and no devices. */
function canMountImage(): boolean {
  if (!canMount() || !canRun('mkfs.ext4', ['-V']) || !canRun('e2fsck', ['-V'])) return false;
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-loop-'));
  const image = join(folder, 'image');
  const place = join(folder, 'place');
  try {
    mkdirSync(place);
    return (
      canRun('truncate', ['-s', '1M', image]) &&
      canRun('mkfs.ext4', ['-q', '-F', image]) &&
      canRun('mount', ['-o', 'loop', image, place]) &&
      canRun('umount', [place])
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The library that lends a program another clock, in the form for programs with threads. */
export function faketimeLibrary(): string | null {
  if (process.platform !== 'linux') return null;
  const folders = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((folder) => existsSync(folder));
  const found = folders
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .map((folder) => join(folder, 'faketime', 'libfaketimeMT.so.1'))
    .find((file) => existsSync(file));
  return found ?? null;
}

/** 0 where the system does not tell. */
export function openFilesLimit(): number {
  if (process.platform !== 'linux') return 0;
  const [, soft] = /^Max open files\s+(\d+)/mu.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  return Number(soft ?? 0);
}
