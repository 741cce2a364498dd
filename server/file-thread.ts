import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { countReadings, type Reading } from './export/readings.ts';
import { type FilePlan, makeFile } from './export/make-file.ts';
import type { FileAnswer, FileTask } from './file-maker.ts';
import { createYielding } from './http/yielding.ts';
import { fold } from './process/fold.ts';
import { openReader } from './store/open.ts';

// The thread that makes files. Of each it makes a piece when asked for more, with a reader of its own.

const port = parentPort;
if (!port) throw new Error('this is the program of a thread');
// On Linux this means this thread alone; elsewhere it might mean the whole program.
if (process.platform === 'linux') setPriority(0, 19);

/** Bytes that are sent together. */
const pieceSize = 64 * 1024;
/** Milliseconds between two words about how far a file is. */
const interval = 250;

interface Making {
  pieces: AsyncGenerator<Uint8Array>;
  abort: AbortController;
}

const { databaseUrl } = workerData as { databaseUrl: string };
const files = new Map<number, Making>();
const answer = (message: FileAnswer) => port.postMessage(message);

port.on('message', (task: FileTask) => {
  if (task.kind === 'make') files.set(task.id, begin(task.id, task.plan));
  else if (task.kind === 'more') void more(task.id);
  else void leave(task.id);
});

function begin(id: number, plan: FilePlan): Making {
  const abort = new AbortController();
  return { pieces: piecesOf(plan, abort.signal, telling(id)), abort };
}

/** What is told too often is not told, but for the end of it. */
function telling(id: number): (reading: Reading) => void {
  let toldAt = -Infinity;
  return (reading) => {
    const now = performance.now();
    if (!reading.isWhole && now - toldAt < interval) return;
    toldAt = now;
    answer({ id, kind: 'read', reading });
  };
}

async function* piecesOf(
  plan: FilePlan,
  signal: AbortSignal,
  onRead: (reading: Reading) => void,
): AsyncGenerator<Uint8Array> {
  const store = openReader(databaseUrl);
  try {
    const parts = { store, fold, othersToo: createYielding() };
    let held: Buffer[] = [];
    let size = 0;
    for await (const piece of makeFile(parts, plan, countReadings(signal, onRead))) {
      const bytes = Buffer.from(piece as string);
      held.push(bytes);
      size += bytes.length;
      if (size < pieceSize) continue;
      yield Buffer.concat(held);
      held = [];
      size = 0;
    }
    if (size > 0) yield Buffer.concat(held);
  } finally {
    await store.close();
  }
}

async function more(id: number): Promise<void> {
  try {
    const next = await files.get(id)?.pieces.next();
    if (next === undefined || next.done === true) answer({ id, kind: 'end' });
    else answer({ id, kind: 'piece', bytes: next.value });
  } catch (error) {
    answer({ id, kind: 'fault', fault: error instanceof Error ? error.message : String(error) });
  }
}

async function leave(id: number): Promise<void> {
  const file = files.get(id);
  files.delete(id);
  file?.abort.abort();
  // Once what it is in the middle of has ended.
  await file?.pieces.return(undefined).catch(() => undefined);
  answer({ id, kind: 'left' });
}
