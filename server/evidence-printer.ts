import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { evidencePieces } from './evidence-pieces.ts';
import type { EvidenceContent } from './export/evidence/evidence-facts.ts';
import type { EvidenceFormat, EvidencePrinter } from './export/evidence/evidence-printer.ts';

/** What the thread of one document is told. */
export interface EvidenceTask {
  content: EvidenceContent;
  format: EvidenceFormat;
}

/**
 * Has each document made by a thread of its own, one after the other: a large one takes many seconds and much memory.
 * None waits for the reader of another, so what a slow reader has not taken is held. Run from its sources, as tests
 * do, the program has no built thread beside it and does the same itself.
 */
export function createEvidencePrinter(): EvidencePrinter {
  const program = new URL('evidence-thread.js', import.meta.url);
  if (!existsSync(fileURLToPath(program))) return { print: printHere };

  let before: Promise<unknown> = Promise.resolve();

  return {
    print(content, format) {
      let thread: Worker | null = null;
      let isWanted = true;
      return new ReadableStream({
        start(controller) {
          before = before.then(
            () =>
              new Promise<void>((resolve) => {
                if (!isWanted) {
                  resolve();
                  return;
                }
                thread = new Worker(program, { workerData: { content, format } satisfies EvidenceTask });
                // It keeps no program from ending; while somebody waits, their connection does.
                thread.unref();
                thread.on('message', (piece: Uint8Array) => isWanted && controller.enqueue(piece));
                thread.on('error', (error) => {
                  if (isWanted) controller.error(error);
                  isWanted = false;
                });
                thread.on('exit', () => {
                  if (isWanted) controller.close();
                  resolve();
                });
              }),
          );
        },
        async cancel() {
          isWanted = false;
          await thread?.terminate();
        },
      });
    },
  };
}

function printHere(content: EvidenceContent, format: EvidenceFormat): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      for await (const piece of evidencePieces(content, format)) controller.enqueue(piece);
      controller.close();
    },
  });
}
