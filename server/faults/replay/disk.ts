import { basename, dirname, join } from 'node:path';
import type { Random } from '../../simulate/random.ts';
import { growingBytes, type GrowingBytes } from './growing-bytes.ts';
import type { Request } from './moment.ts';

type FileChange = Extract<Request, { kind: 'write' | 'truncate' }>;
type NameChange = Extract<Request, { kind: 'create' | 'unlink' | 'rename' }>;

interface Pending {
  change: FileChange;
  at: number;
  isDone: boolean;
}

interface File {
  durable: GrowingBytes;
  /** As the program sees it. */
  size: number;
  pending: Pending[];
}

interface Folder {
  durable: Map<string, File>;
  now: Map<string, File>;
  pending: { change: NameChange; file: File | undefined }[];
}

/** The smallest piece that a disk writes whole. */
const sector = 512;

export interface Disk {
  begin(id: number, request: Request): void;
  /** The call with this id gave `done`: bytes written, 0, or -1 where it failed. */
  end(id: number, done: number): void;
  /** What the power may leave: all that was synced, and of the rest what chance keeps. */
  cut(): Map<string, Buffer>;
}

/**
 * A disk that keeps for sure only what was synced: bytes by a sync of their file, names by one of their folder.
 * Names come in their order, as every journal keeps them; bytes in any. After a sync that failed, what it was to bring
 * counts as written, as Linux has it, whether it was or not.
 */
export function createDisk(root: string, random: Random): Disk {
  const folders = new Map<string, Folder>([[root, newFolder()]]);
  const underWay = new Map<number, (done: number) => void>();

  const folderOf = (path: string): Folder => {
    const folder = folders.get(dirname(path));
    if (!folder) throw new Error(`the replay knows no folder of ${path}`);
    return folder;
  };

  function change(request: FileChange): (done: number) => void {
    const file = folderOf(request.file).now.get(basename(request.file));
    if (!file) throw new Error(`the replay knows no file ${request.file}`);
    const at = request.kind === 'write' ? (request.at ?? file.size) : request.size;
    const pending: Pending = { change: request, at, isDone: false };
    file.pending.push(pending);
    if (request.kind === 'write') file.size = Math.max(file.size, at + request.bytes.length);
    else file.size = request.size;
    return (done) => {
      pending.isDone = true;
      if (done < 0) file.pending.splice(file.pending.indexOf(pending), 1);
      else if (request.kind === 'write')
        pending.change = { ...request, bytes: request.bytes.subarray(0, done) };
    };
  }

  function rename(request: NameChange): void {
    const folder = folderOf(request.file);
    const file = request.kind === 'create' ? newFile() : folder.now.get(basename(request.file));
    folder.pending.push({ change: request, file });
    applyName(folder.now, request, file);
  }

  function syncFolder(folder: Folder): (done: number) => void {
    const count = folder.pending.length;
    return (done) => {
      if (done < 0) return;
      for (const { change: each, file } of folder.pending.splice(0, count))
        applyName(folder.durable, each, file);
    };
  }

  function syncFile(path: string): (done: number) => void {
    const file = folderOf(path).now.get(basename(path));
    if (!file) throw new Error(`the replay knows no file ${path}`);
    const covered = new Set(file.pending.filter((each) => each.isDone));
    return (done) => {
      for (const each of covered) if (done >= 0 || random.chance(0.5)) apply(file.durable, each);
      file.pending = file.pending.filter((each) => !covered.has(each));
    };
  }

  return {
    begin(id, request) {
      if (request.kind === 'folder') folders.set(request.file, newFolder());
      else if (request.kind === 'sync') {
        const folder = folders.get(request.file);
        underWay.set(id, folder ? syncFolder(folder) : syncFile(request.file));
      } else if (request.kind === 'write' || request.kind === 'truncate') underWay.set(id, change(request));
      else rename(request);
    },
    end(id, done) {
      underWay.get(id)?.(done);
      underWay.delete(id);
    },
    cut() {
      const left = new Map<string, Buffer>();
      // A cut may keep nothing, everything or any part of what was not synced.
      const share = random.pick([0, 0, 0.5, 0.5, 0.9, 1]);
      for (const [path, folder] of folders) {
        const names = new Map(folder.durable);
        const reached = random.whole(0, folder.pending.length);
        for (const { change: each, file } of folder.pending.slice(0, reached)) applyName(names, each, file);
        for (const [name, file] of names) left.set(join(path, name), remains(file, share, random));
      }
      return left;
    },
  };
}

function newFolder(): Folder {
  return { durable: new Map(), now: new Map(), pending: [] };
}

function newFile(): File {
  return { durable: growingBytes(), size: 0, pending: [] };
}

function applyName(names: Map<string, File>, change: NameChange, file: File | undefined): void {
  if (change.kind !== 'create') names.delete(basename(change.file));
  if (change.kind !== 'unlink' && file)
    names.set(basename(change.kind === 'rename' ? change.to : change.file), file);
}

function apply(bytes: GrowingBytes, { change, at }: Pending): void {
  if (change.kind === 'write') bytes.write(at, change.bytes);
  else bytes.truncate(at);
}

/** What is left of a file: each change that was not synced stays with this probability, now and then only in part. */
function remains(file: File, share: number, random: Random): Buffer {
  const bytes = file.durable.copy();
  for (const pending of file.pending) {
    if (!random.chance(share)) continue;
    const { change } = pending;
    const isTorn = change.kind === 'write' && change.bytes.length > sector && random.chance(0.1);
    if (!isTorn) {
      apply(bytes, pending);
      continue;
    }
    const sectors = random.whole(1, Math.floor(change.bytes.length / sector));
    apply(bytes, { ...pending, change: { ...change, bytes: change.bytes.subarray(0, sectors * sector) } });
  }
  return bytes.toBuffer();
}
