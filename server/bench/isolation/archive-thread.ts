import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../connection.ts';
import { createArchives } from './archives.ts';

/** Posts archives from a thread of its own, so that sending them does not delay the small webhooks that are timed. */
const { url, megabytes } = workerData as { url: string; megabytes: number };
const next = createArchives(megabytes);
/** Copied ahead: the copy is ours and not the server's. */
let ready = next();

function post(): void {
  const connection = openConnection(url);
  const began = performance.now();
  connection.send(ready, (status) => {
    connection.close();
    parentPort?.postMessage({ status, milliseconds: performance.now() - began });
  });
  setImmediate(() => (ready = next()));
}

parentPort?.on('message', post);
parentPort?.postMessage('ready');
