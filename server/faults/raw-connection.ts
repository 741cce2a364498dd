import { connect, type Socket } from 'node:net';
import type { ServerProcess } from './server-process.ts';

export interface RawConnection {
  socket: Socket;
  /** All that the server said so far. */
  heard(): string;
  /** Milliseconds from the connection to its end; Infinity while it stands. */
  lasted(): number;
  closed: Promise<void>;
}

export const requestLine = 'POST /webhooks/cellosign/faults HTTP/1.1\r\nHost: faults\r\n';
export const jsonType = 'Content-Type: application/json\r\n';

/** A connection without any idea of HTTP; `from` is the address on our side. */
export function rawConnection(server: ServerProcess, from?: string): RawConnection {
  const startedAt = performance.now();
  const address = { host: '127.0.0.1', port: server.port() };
  const socket = connect(from === undefined ? address : { ...address, localAddress: from });
  let heard = '';
  let lasted = Infinity;
  socket.setEncoding('utf8');
  socket.on('data', (piece: string) => (heard += piece));
  // A connection that is cut may be reset while we still write; what counts is that and when it ended.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      lasted = performance.now() - startedAt;
      resolve();
    });
  });
  return { socket, heard: () => heard, lasted: () => lasted, closed };
}
