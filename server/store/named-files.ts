import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What is to be in a file. The name begins with a hash; the chunks may be asked for twice. */
export interface NamedFile {
  name: string;
  chunks: () => Iterable<Uint8Array>;
}

export interface NamedFiles {
  /** Once it returns, all of them are on the disk under their names. What is there already is not written again. */
  keep(files: Iterable<NamedFile>): void;
  /** Null where it is missing. */
  read(name: string): Buffer | null;
  /** Once it returns, it is gone from the disk. */
  remove(name: string): void;
}

interface Draft {
  path: string;
  handle: number;
}

/** Bytes that are compared at once. */
const stride = 64 * 1024;
/** So many files are open at once: synced one after the other they cost hardly more than one of them. */
const mostDrafts = 64;
/** Bytes that are written before they are synced. */
const mostUnsynced = 1024 * 1024;

/** A file is whole or not there, since it gets its name only once its bytes are on the disk. */
export function openNamedFiles(folder: string): NamedFiles {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);

  return {
    keep(files) {
      const drafts = new Map<string, Draft>();
      const folders = new Set<string>();
      try {
        for (const { name, chunks } of files) {
          const path = pathOf(name);
          // Also where it is there: whoever wrote it may have ended before its name was on the disk.
          folders.add(dirname(path));
          if (drafts.has(path) || holds(path, chunks())) continue;
          mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
          const draft = openDraft(folder);
          drafts.set(path, draft);
          write(draft.handle, chunks());
          if (drafts.size === mostDrafts) publish(drafts);
        }
        publish(drafts);
      } finally {
        discard(drafts);
      }
      if (folders.size > 0) for (const each of [...folders, folder, dirname(folder)]) syncFolder(each);
    },

    read(name) {
      const path = pathOf(name);
      return existsSync(path) ? readFileSync(path) : null;
    },

    remove(name) {
      const path = pathOf(name);
      if (!existsSync(path)) return;
      rmSync(path);
      syncFolder(dirname(path));
    },
  };
}

/** Beside the folders of the names: making many files costs the disk least where it is in one folder. */
function openDraft(folder: string): Draft {
  const path = join(folder, `${randomUUID()}.draft`);
  return { path, handle: openSync(path, 'wx', 0o600) };
}

/** What is waiting for the disk is waited for by everyone who syncs, small deliveries too: so it never is much. */
function write(handle: number, chunks: Iterable<Uint8Array>): void {
  let unsynced = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += mostUnsynced) {
      const piece = chunk.subarray(at, at + mostUnsynced);
      // Unlike `writeSync`, this goes on until all of it is written.
      writeFileSync(handle, piece);
      unsynced += piece.length;
      if (unsynced < mostUnsynced) continue;
      fdatasyncSync(handle);
      unsynced = 0;
    }
  }
}

/** Gives the drafts the names under which they stand. */
function publish(drafts: Map<string, Draft>): void {
  for (const { handle } of drafts.values()) fsyncSync(handle);
  for (const [path, draft] of drafts) {
    // Windows moves no file that is open.
    closeSync(draft.handle);
    drafts.delete(path);
    try {
      renameSync(draft.path, path);
    } catch (error) {
      rmSync(draft.path, { force: true });
      throw error;
    }
  }
}

function discard(drafts: Map<string, Draft>): void {
  for (const { path, handle } of drafts.values()) {
    closeSync(handle);
    rmSync(path, { force: true });
  }
}

/** False also for what cannot be read: it is then written anew, in the place of the damaged one. */
function holds(path: string, chunks: Iterable<Uint8Array>): boolean {
  if (!existsSync(path)) return false;
  try {
    const handle = openSync(path, 'r');
    try {
      return holdsFrom(handle, chunks);
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

function holdsFrom(handle: number, chunks: Iterable<Uint8Array>): boolean {
  const found = Buffer.allocUnsafe(stride);
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += stride) {
      const wanted = chunk.subarray(at, at + stride);
      const length = readSync(handle, found, 0, wanted.length, null);
      if (Buffer.compare(found.subarray(0, length), wanted) !== 0) return false;
    }
  }
  return readSync(handle, found, 0, 1, null) === 0;
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
