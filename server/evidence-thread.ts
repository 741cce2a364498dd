import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { evidencePieces } from './evidence-pieces.ts';
import type { EvidenceTask } from './evidence-printer.ts';

// The thread of one document: it sends the bytes in pieces and ends. What goes wrong ends it with an error.

const port = parentPort;
if (!port) throw new Error('this is the program of a thread');
// On Linux this means this thread alone; elsewhere it might mean the whole program.
if (process.platform === 'linux') setPriority(0, 19);

const pieceSize = 256 * 1024;
let held: Uint8Array[] = [];
let size = 0;
const send = () => {
  port.postMessage(Buffer.concat(held));
  held = [];
  size = 0;
};
const { content, format } = workerData as EvidenceTask;
for await (const piece of evidencePieces(content, format)) {
  held.push(piece);
  size += piece.length;
  if (size >= pieceSize) send();
}
send();
