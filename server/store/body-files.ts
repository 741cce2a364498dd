import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { BodyFiles } from './store.ts';

/** The folder beside the database in which its large bodies are kept. */
export function bodyFolder(databaseUrl: string): string {
  return `${databaseUrl.slice('file:'.length)}.bodies`;
}

/**
 * Files named by what is in them: the same body is kept once, and a name from outside never becomes a path. A file is
 * whole or not there, since it gets its name only once it is on the disk.
 */
export function openBodyFiles(folder: string): BodyFiles {
  function pathOf(sha256: Uint8Array): string {
    const name = Buffer.from(sha256).toString('hex');
    return join(folder, name.slice(0, 2), name);
  }

  return {
    write(sha256, body) {
      const path = pathOf(sha256);
      if (existsSync(path)) return;
      const parent = dirname(path);
      mkdirSync(parent, { recursive: true, mode: 0o700 });
      const draft = join(parent, `${randomUUID()}.draft`);
      try {
        writeFileSync(draft, body, { mode: 0o600, flush: true });
        renameSync(draft, path);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
      for (const each of [parent, folder, dirname(folder)]) syncFolder(each);
    },

    read(sha256) {
      const path = pathOf(sha256);
      if (!existsSync(path)) return null;
      return readFileSync(path);
    },
  };
}

/** A new name is on the disk once its folder is. Windows has no such thing and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
