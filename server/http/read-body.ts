import type { HttpBindings } from '@hono/node-server';

export interface BodyLimits {
  /** Bytes that are never exceeded. */
  most: number;
  /** Bytes from which on a body is large. */
  largeFrom: number;
  /** Asked once for a large body, which waits unread for the answer: false where it cannot be taken now. */
  admitLarge: () => Promise<boolean>;
}

/**
 * Reads a body whole. A declared length is enough to refuse it; what comes is counted all the same. `aborted` where
 * the sender went away before the end. The Buffer of a large body has its memory to itself.
 */
export function readBody(
  incoming: HttpBindings['incoming'],
  limits: BodyLimits,
): Promise<Buffer | 'too_large' | 'aborted' | 'busy'> {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > limits.most) return Promise.resolve('too_large');
  // Gone before anybody listened: nothing would ever tell.
  if (incoming.destroyed) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    let isAdmitted = false;
    /** Of a large body whose length was declared: filled as it comes, so that it is never copied as a whole. */
    let whole: Buffer | null = null;

    function admit(): void {
      isAdmitted = true;
      incoming.pause();
      void limits.admitLarge().then((isFree) => {
        if (!isFree) {
          incoming.off('data', take);
          resolve('busy');
          return;
        }
        // Nothing is made ready for who has gone meanwhile.
        if (incoming.destroyed) return;
        if (declared >= size) {
          whole = Buffer.allocUnsafeSlow(declared);
          Buffer.concat(chunks).copy(whole);
          chunks = [];
        }
        incoming.resume();
      });
    }
    const take = (chunk: Buffer) => {
      if (whole) chunk.copy(whole, size);
      else chunks.push(chunk);
      size += chunk.byteLength;
      if (size > limits.most) {
        incoming.off('data', take).pause();
        chunks = [];
        resolve('too_large');
      } else if (size >= limits.largeFrom && !isAdmitted) admit();
    };
    incoming.on('data', take);
    incoming.once('end', () => {
      const [only] = chunks;
      if (whole) resolve(whole);
      else resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks, size));
    });
    // Comes after `end` as well, where it no longer changes anything.
    incoming.once('close', () => resolve('aborted'));
    incoming.once('error', () => resolve('aborted'));
    if (declared >= limits.largeFrom) admit();
  });
}
