import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { keepLarge } from './ingest/keep-large.ts';
import { openBodyFiles } from './store/body-files.ts';
import type { Answer, Task } from './large-bodies.ts';

// The thread of large bodies: it parses, hashes and writes what would hold up everyone else.

const port = parentPort;
if (!port) throw new Error('this is the program of a thread');
const files = openBodyFiles((workerData as { folder: string }).folder);
// On Linux this means this thread alone; elsewhere it might mean the whole program.
if (process.platform === 'linux') setPriority(0, 19);

port.on('message', ({ id, providerId, unjudged, options }: Task) => {
  let answer: Answer;
  try {
    answer = { id, judgement: keepLarge(files, providerId, unjudged, options) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
});
