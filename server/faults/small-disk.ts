import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';

export interface SmallDisk {
  folder: string;
  /** Gives it another size while it is in use. */
  resize(size: string): void;
}

/** A disk of its own in memory, so small that it fills at once. Needs root on Linux. */
export function mountSmallDisk(context: Context, size: string): SmallDisk {
  const folder = join(context.folder, `disk-${size}`);
  mkdirSync(folder);
  mount(['-t', 'tmpfs', '-o', `size=${size}`, 'signalbox', folder]);
  unmountAtEnd(context, folder);
  return { folder, resize: (next) => mount(['-o', `remount,size=${next}`, folder]) };
}

/** Lazily: whoever still has a file open there must not keep it. */
export function unmountAtEnd(context: Context, folder: string): void {
  context.atEnd(() => spawnSync('umount', ['-l', folder]));
}

/** Runs mount; throws with what it said. */
export function mount(args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
}
