import { parentPort } from 'node:worker_threads';
import type { Drawn, Picture, Wanted } from '../../shared/picture.ts';
import { boardDrawing } from './board-picture.tsx';
import { plainText } from './plain-text.ts';
import { processDrawing } from './process-picture.tsx';
import { still } from './still.tsx';

/**
 * The pictures as a thread of their own: the server starts it, so that neither side knows the other's files, and what
 * takes long to draw keeps no delivery waiting.
 */
parentPort?.on('message', ({ id, wanted }: { id: number; wanted: Wanted }) => {
  parentPort?.postMessage({ id, ...attempt(wanted) } satisfies Drawn);
});

function attempt(wanted: Wanted): { picture: Picture } | { fault: string } {
  try {
    const plain = plainText(wanted);
    const drawing = plain.of === 'process' ? processDrawing(plain) : boardDrawing(plain);
    return { picture: still(drawing, plain) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
