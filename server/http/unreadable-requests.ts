import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { providers } from '../providers/index.ts';

/** What the HTTP parser objects to, as a status and a sentence; anything else is no HTTP. */
const objections: Readonly<Record<string, [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions of the body are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time; nothing was kept.'],
};
const noHttp: [number, string] = [400, 'The request cannot be read as HTTP; nothing more was kept.'];

/** The body of such an answer. Nobody knows yet whom it is for, so it has the shape that most can read. */
function bodyOf(reason: string): string {
  return providers[0]?.refuse(null, reason) ?? '';
}

/** For a request that is HTTP but whose Host or address is none. */
export function answerUnreadableAddress(): Response {
  const headers = { 'Content-Type': 'application/json' };
  return new Response(bodyOf('The Host or the address of the request cannot be read.'), {
    status: 400,
    headers,
  });
}

/** Gives even those requests a readable answer that never become one, where the connection still takes it. */
export function answerUnreadableRequests(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => answers.set(request.socket, response));
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    const answer = answers.get(socket);
    // A sentence in the middle of another answer would garble it.
    const isAnswering = answer?.headersSent === true && !answer.writableFinished;
    if (isAnswering || error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, reason] = objections[error.code ?? ''] ?? noHttp;
    const body = bodyOf(reason);
    const lines = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}
