import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileMaker, FileWanted } from './export/file-maker.ts';
import type { FilePlan } from './export/make-file.ts';
import type { Reading } from './export/readings.ts';
import type { WalkParts } from './export/search-walk.ts';
import { createFilesHere } from './files-here.ts';

/** What the thread is told about one file. It answers each `more` with a piece, the end or a fault, and each `leave`. */
export type FileTask =
  { id: number; kind: 'make'; plan: FilePlan } | { id: number; kind: 'more' } | { id: number; kind: 'leave' };
export type FileAnswer =
  | { id: number; kind: 'piece'; bytes: Uint8Array }
  | { id: number; kind: 'end' }
  | { id: number; kind: 'fault'; fault: string }
  | { id: number; kind: 'read'; reading: Reading }
  | { id: number; kind: 'left' };

/** Megabytes of what the thread has just made; left to itself it takes six times as many before it looks for garbage. */
const youngGeneration = 8;

interface Underway {
  onRead: FileWanted['onRead'];
  /** Of whoever waits for the next piece. */
  waiting: { resolve: (bytes: Uint8Array | null) => void; reject: (error: Error) => void } | null;
}

interface Thread {
  worker: Worker;
  files: Map<number, Underway>;
}

/**
 * Has files made by a thread that reads the database by itself, so that deliveries and pages have this one to themselves.
 * It is started with the first file and ends with the last. Run from its sources, as tests do, the program has no built
 * thread beside it and does the same itself.
 */
export function createFileMaker(databaseUrl: string, store: WalkParts['store']): FileMaker {
  const program = new URL('file-thread.js', import.meta.url);
  if (!existsSync(fileURLToPath(program))) return createFilesHere(store);

  let thread: Thread | null = null;
  let lastId = 0;

  function start(): Thread {
    const worker = new Worker(program, {
      workerData: { databaseUrl },
      resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
    });
    const started: Thread = { worker, files: new Map() };
    worker.on('message', (answer: FileAnswer) => hear(started, answer));
    worker.on('error', (error: Error) => end(started, error));
    worker.on('exit', () => end(started, new Error('the thread that makes files ended')));
    // It keeps no program from ending; while somebody waits, their connection does.
    worker.unref();
    return started;
  }

  function end(ended: Thread, error: Error): void {
    if (thread === ended) thread = null;
    for (const { waiting } of ended.files.values()) waiting?.reject(error);
    ended.files.clear();
  }

  function hear(from: Thread, answer: FileAnswer): void {
    const file = from.files.get(answer.id);
    if (answer.kind === 'read') file?.onRead(answer.reading);
    else if (answer.kind === 'left') {
      from.files.delete(answer.id);
      if (from.files.size > 0) return;
      if (thread === from) thread = null;
      void from.worker.terminate();
    } else {
      const waiting = file?.waiting;
      if (file) file.waiting = null;
      if (answer.kind === 'fault') waiting?.reject(new Error(answer.fault));
      else waiting?.resolve(answer.kind === 'piece' ? answer.bytes : null);
    }
  }

  async function* make(plan: FilePlan, { signal, onRead }: FileWanted): AsyncGenerator<Uint8Array> {
    const by = (thread ??= start());
    const id = (lastId += 1);
    const file: Underway = { onRead, waiting: null };
    const tell = (task: FileTask) => by.worker.postMessage(task);
    const leave = () => tell({ id, kind: 'leave' });
    const next = () =>
      new Promise<Uint8Array | null>((resolve, reject) => {
        if (by.files.has(id)) file.waiting = { resolve, reject };
        else reject(new Error('the thread that makes files ended'));
        tell({ id, kind: 'more' });
      });
    by.files.set(id, file);
    tell({ id, kind: 'make', plan });
    // At once, and not only when the next piece is there: it may read for minutes before that.
    signal.addEventListener('abort', leave, { once: true });
    try {
      for (let bytes = await next(); bytes !== null; bytes = await next()) yield bytes;
    } finally {
      signal.removeEventListener('abort', leave);
      if (!signal.aborted) leave();
    }
  }

  return {
    make,
    async letGo() {
      const ending = thread;
      if (!ending) return;
      end(ending, new Error('no file can be made at the moment'));
      await ending.worker.terminate();
    },
  };
}
