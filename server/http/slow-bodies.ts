import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Between two looks at the bodies under way, in milliseconds. */
const interval = 2000;
/** Looks in a row at which hardly anything had come: after ten to twelve seconds a body is cut. */
const patience = 5;
/** Bytes that any line gets through in that time; whoever sends fewer holds a connection and no delivery. */
const leastBytes = 16 * 1024;

/** A connection with the request that came over it last. */
interface Progress {
  request: IncomingMessage | null;
  /** Whose bytes are counted, and how many had come when they last came in earnest. */
  watched: IncomingMessage | null;
  bytes: number;
  looks: number;
}

/**
 * Cuts requests whose body only trickles. A limit on the whole time alone would let a trickle live as long as the
 * largest honest body takes. Looks are counted and no clock is read: while our own loop is held up, nobody is late.
 * A body that we ourselves keep waiting is not slow.
 */
export function cutSlowBodies(server: Server): void {
  const connections = new Map<Socket, Progress>();
  server.on('connection', (socket: Socket) => {
    connections.set(socket, { request: null, watched: null, bytes: 0, looks: 0 });
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', (request: IncomingMessage) => {
    const progress = connections.get(request.socket);
    if (progress) progress.request = request;
  });

  function look(socket: Socket, progress: Progress): void {
    const { request } = progress;
    const isUnderWay = request !== null && !request.complete && !request.isPaused();
    const hasMoved = request !== progress.watched || socket.bytesRead - progress.bytes >= leastBytes;
    if (!isUnderWay || hasMoved) {
      progress.watched = isUnderWay ? request : null;
      progress.bytes = socket.bytesRead;
      progress.looks = 0;
    } else if ((progress.looks += 1) > patience) {
      connections.delete(socket);
      const error = Object.assign(new Error('the body only trickles'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      server.emit('clientError', error, socket);
    }
  }
  const timer = setInterval(() => {
    for (const [socket, progress] of connections) look(socket, progress);
  }, interval).unref();
  server.once('close', () => clearInterval(timer));
}
