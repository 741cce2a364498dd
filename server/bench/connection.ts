import { connect, type Socket } from 'node:net';

export interface Connection {
  /** One request at a time. `done` gets the status, or 0 where the connection ended before the answer. */
  send(request: Buffer, done: (status: number) => void): void;
  close(): void;
}

/**
 * One keep-alive connection that sends prebuilt requests and reads no more of an answer than its status and length.
 * It reconnects by itself. Answers without Content-Length are a mistake in the benchmark and throw.
 */
export function openConnection(url: string): Connection {
  const { hostname, port } = new URL(url);
  let socket: Socket | null = null;
  let waiting: ((status: number) => void) | null = null;
  /** What has come of an answer that is not whole yet. */
  let begun: Buffer | null = null;

  function finish(status: number): void {
    const done = waiting;
    waiting = null;
    begun = null;
    done?.(status);
  }

  function open(): Socket {
    const opened = connect(Number(port), hostname);
    opened.setNoDelay(true);
    opened.on('data', (chunk: Buffer) => {
      const answer: Buffer = begun === null ? chunk : Buffer.concat([begun, chunk]);
      const status = statusOf(answer);
      if (status === null) begun = answer;
      else finish(status);
    });
    // 'close' follows and tells whoever waits.
    opened.on('error', () => undefined);
    opened.on('close', () => {
      if (socket === opened) socket = null;
      finish(0);
    });
    return opened;
  }

  return {
    send(request, done) {
      waiting = done;
      socket ??= open();
      socket.write(request);
    },
    close() {
      waiting = null;
      socket?.destroy();
    },
  };
}

/** Null while the answer is not whole. */
function statusOf(answer: Buffer): number | null {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = answer.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/iu.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without Content-Length: ${head}`);
  return answer.length >= end + 4 + Number(length) ? Number(head.slice(9, 12)) : null;
}

/** A POST as it goes over the line. */
export function postRequest(path: string, body: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
