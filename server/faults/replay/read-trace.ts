import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Moment, Request } from './moment.ts';
import { createLineReader, descriptorOf, stringsOf, type Call } from './trace-line.ts';

/** Calls by which a program can change a disk and that the replay does not act out. */
const unknownCalls =
  /^(?:open|creat|pwritev2?|sync_file_range|truncate|fallocate|link(?:at)?|symlink(?:at)?|copy_file_range|sendfile|io_uring_enter|io_submit|msync)$/u;

/** For strace: all that the replay understands, and all that it must not overlook. */
export const tracedCalls =
  'read,write,writev,pwrite64,openat,close,fsync,fdatasync,ftruncate,rename,unlink,mkdir,' +
  'open,creat,pwritev,pwritev2,sync_file_range,truncate,fallocate,link,linkat,symlink,symlinkat,' +
  'copy_file_range,sendfile,io_uring_enter,io_submit,msync,renameat,renameat2,unlinkat,mkdirat';

/** Reads a trace of the server as moments of the disk below `folder` and of acknowledgements. */
export async function readTrace(file: string, folder: string): Promise<Moment[]> {
  const reader = createTraceReader(folder);
  for await (const line of createInterface({ input: createReadStream(file) })) reader.take(line);
  return reader.moments;
}

function createTraceReader(folder: string) {
  const moments: Moment[] = [];
  const readLine = createLineReader();
  const known = new Set<string>([folder]);
  /** Where a plain write to a descriptor goes; null: to the end. */
  const offsets = new Map<string, number | null>();
  /** What arrived on a connection since its last answer. */
  const heard = new Map<string, string>();
  /** The write that each thread is in. */
  const underWay = new Map<string, number>();
  let ids = 0;

  const isOurs = (path: string) => path === folder || path.startsWith(`${folder}/`);
  const pathIn = (args: string, index = 0) => stringsOf(args)[index]?.toString() ?? '';

  function begin(call: Call, request: Request): void {
    const id = (ids += 1);
    moments.push({ kind: 'begin', id, request });
    if (call.ends) moments.push({ kind: 'end', id, done: call.result ?? -1 });
    else underWay.set(call.thread, id);
  }

  function end(call: Call): void {
    const id = underWay.get(call.thread);
    underWay.delete(call.thread);
    if (id !== undefined) moments.push({ kind: 'end', id, done: call.result ?? -1 });
  }

  /** Calls that change a file through its descriptor. */
  function takeFileCall(call: Call): void {
    const { number, place } = descriptorOf(call.args);
    if (!isOurs(place)) return;
    if (unknownCalls.test(call.name)) throw new Error(`the replay does not know ${call.name} of ${place}`);
    if (!call.begins) {
      end(call);
    } else if (call.name === 'pwrite64') {
      const at = Number(/, (\d+)$/u.exec(call.args)?.[1]);
      begin(call, { kind: 'write', file: place, at, bytes: stringsOf(call.args)[0] ?? Buffer.alloc(0) });
    } else if (call.name === 'write') {
      const [bytes = Buffer.alloc(0)] = stringsOf(call.args);
      const at = offsets.get(number) ?? null;
      if (at !== null) offsets.set(number, at + bytes.length);
      begin(call, { kind: 'write', file: place, at, bytes });
    } else if (call.name === 'ftruncate') {
      begin(call, { kind: 'truncate', file: place, size: Number(/, (\d+)$/u.exec(call.args)?.[1]) });
    } else {
      begin(call, { kind: 'sync', file: place });
    }
  }

  /** Calls that name a file. What they do is in force once they are done. */
  function takeNameCall(call: Call): void {
    if (!call.ends || call.result === null || call.result < 0) return;
    const at = { ...call, begins: true };
    const file = pathIn(call.args);
    if (!isOurs(file)) return;
    if (call.name === 'openat') takeOpen(at, file);
    else if (call.name === 'unlink') begin(at, { kind: 'unlink', file });
    else if (call.name === 'rename') begin(at, { kind: 'rename', file, to: pathIn(call.args, 1) });
    else if (call.name === 'mkdir') begin(at, { kind: 'folder', file });
    else throw new Error(`the replay does not know ${call.name} of ${file}`);
    if (call.name === 'mkdir') known.add(file);
    if (call.name === 'unlink') known.delete(file);
    if (call.name === 'rename') known.add(pathIn(call.args, 1));
  }

  function takeOpen(call: Call, file: string): void {
    offsets.set(String(call.result), call.args.includes('O_APPEND') ? null : 0);
    if (!known.has(file) && call.args.includes('O_CREAT')) begin(call, { kind: 'create', file });
    known.add(file);
    if (call.args.includes('O_TRUNC')) begin(call, { kind: 'truncate', file, size: 0 });
  }

  /** A connection carries one delivery after the other, so an answer is the answer to what came since the last one. */
  function takeConversation(call: Call): void {
    const { place } = descriptorOf(call.args);
    if (call.name === 'read') {
      if (call.ends) heard.set(place, (heard.get(place) ?? '') + stringsOf(call.args).join(''));
    } else if (call.begins) {
      const said = stringsOf(call.args).join('');
      const number = /"number":"n(\d+)"/u.exec(heard.get(place) ?? '')?.[1];
      heard.set(place, '');
      if (number !== undefined && said.includes('"status":"0"'))
        moments.push({ kind: 'acknowledged', number: Number(number) });
    }
  }

  return {
    moments,
    take(line: string): void {
      const call = readLine(line);
      if (!call) return;
      const isConversation = /^\d+<TCP/u.test(call.args);
      if (isConversation && /^(?:read|write|writev)$/u.test(call.name)) takeConversation(call);
      else if (
        /^(?:openat|rename|unlink|mkdir|renameat2?|unlinkat|mkdirat|open|creat|link|symlink)$/u.test(
          call.name,
        )
      )
        takeNameCall(call);
      else if (
        /^(?:write|writev|pwrite64|pwritev2?|fsync|fdatasync|ftruncate)$/u.test(call.name) ||
        unknownCalls.test(call.name)
      )
        takeFileCall(call);
    },
  };
}
