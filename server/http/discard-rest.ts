import type { HttpBindings } from '@hono/node-server';

/** Bytes that are read of a body that was refused. */
const most = 48 * 1024 * 1024;
/** Milliseconds for all of it, and for a pause in it. */
const patience = { whole: 15_000, pause: 1000 };

/**
 * Reads what still comes of a body that was answered already, and throws it away. Most senders look for the answer
 * only once they have sent everything: to them a connection that ends before is an error without a reason. Resolves
 * when the sender has finished, or when it has had its time.
 */
export function discardRest(incoming: HttpBindings['incoming']): Promise<void> {
  return new Promise((resolve) => {
    let size = 0;
    let pause = setTimeout(end, patience.pause);
    const whole = setTimeout(end, patience.whole);
    function end(): void {
      clearTimeout(pause);
      clearTimeout(whole);
      incoming.off('data', count);
      resolve();
    }
    function count(chunk: Buffer): void {
      size += chunk.byteLength;
      clearTimeout(pause);
      pause = setTimeout(end, patience.pause);
      if (size > most) end();
    }
    incoming.on('data', count).once('end', end).once('close', end).once('error', end);
    incoming.resume();
  });
}
