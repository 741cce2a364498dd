import type { IncomingMessage, Server } from 'node:http';

/** Between two looks at the bodies under way, in milliseconds. */
const interval = 2000;
/** Looks in a row at which hardly anything had come: after ten to twelve seconds a body is cut. */
const patience = 5;
/** Bytes that any line gets through in that time; whoever sends fewer holds a connection and no delivery. */
const leastBytes = 16 * 1024;

interface Progress {
  /** Bytes of the connection when they last came in earnest. */
  bytes: number;
  looks: number;
}

/**
 * Cuts requests whose body only trickles. A limit on the whole time alone would let a trickle live as long as the
 * largest honest body takes. Looks are counted and no clock is read: while our own loop is held up, nobody is late.
 */
export function cutSlowBodies(server: Server): void {
  const underWay = new Map<IncomingMessage, Progress>();
  server.on('request', (request: IncomingMessage) => {
    if (request.complete) return;
    underWay.set(request, { bytes: request.socket.bytesRead, looks: 0 });
    request.once('close', () => underWay.delete(request));
  });

  function look(): void {
    for (const [request, progress] of underWay) {
      const { bytesRead } = request.socket;
      if (request.complete) {
        underWay.delete(request);
      } else if (bytesRead - progress.bytes >= leastBytes) {
        underWay.set(request, { bytes: bytesRead, looks: 0 });
      } else if ((progress.looks += 1) > patience) {
        underWay.delete(request);
        const error = Object.assign(new Error('the body only trickles'), {
          code: 'ERR_HTTP_REQUEST_TIMEOUT',
        });
        server.emit('clientError', error, request.socket);
      }
    }
  }
  const timer = setInterval(look, interval).unref();
  server.once('close', () => clearInterval(timer));
}
