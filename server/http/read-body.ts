import type { HttpBindings } from '@hono/node-server';

/**
 * Reads a body whole, up to `limit` bytes. A declared length is enough to refuse it; what comes is counted all the
 * same. `aborted` where the sender went away before the end.
 */
export function readBody(
  incoming: HttpBindings['incoming'],
  limit: number,
): Promise<Buffer | 'too_large' | 'aborted'> {
  return new Promise((resolve) => {
    if (Number(incoming.headers['content-length'] ?? 0) > limit) {
      resolve('too_large');
      return;
    }
    let first: Buffer | null = null;
    let more: Buffer[] | null = null;
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > limit) {
        more = null;
        incoming.pause();
        resolve('too_large');
      } else if (first === null) first = chunk;
      else (more ??= [first]).push(chunk);
    });
    incoming.once('end', () => resolve(more ? Buffer.concat(more) : (first ?? Buffer.alloc(0))));
    // Comes after `end` as well, where it no longer changes anything.
    incoming.once('close', () => resolve('aborted'));
    incoming.once('error', () => resolve('aborted'));
  });
}
