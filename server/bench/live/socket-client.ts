import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

interface SocketClient {
  url: string;
  /** Called with the text of each message of socket.io, such as `42["changes",...]`. */
  onMessage: (message: Buffer, client: { send: (text: string) => void }) => void;
  onClose: () => void;
}

/**
 * As much of WebSocket and Engine.IO as listening needs. Thousands of watchers share one core with the load;
 * socket.io-client would spend it on parsing what nobody looks at.
 */
export function openSocketClient({ url, onMessage, onClose }: SocketClient): { close: () => void } {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let isOpen = false;
  let begun: Buffer | null = null;

  const send = (text: string) => socket.write(frame(text));
  socket.setNoDelay(true);
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\n` +
      `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  socket.on('data', (chunk: Buffer) => {
    let rest: Buffer = begun === null ? chunk : Buffer.concat([begun, chunk]);
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) {
        begun = rest;
        return;
      }
      if (!rest.toString('latin1', 0, 12).endsWith(' 101')) throw new Error(rest.toString('latin1', 0, end));
      isOpen = true;
      rest = rest.subarray(end + 4);
    }
    for (let read = readFrame(rest); read !== null; read = readFrame(rest)) {
      rest = rest.subarray(read.end);
      if (read.text[0] === open) send('40');
      else if (read.text[0] === ping) send('3');
      else onMessage(read.text, { send });
    }
    begun = rest.length === 0 ? null : rest;
  });
  socket.on('error', () => undefined);
  socket.on('close', onClose);
  return { close: () => socket.destroy() };
}

const open = '0'.charCodeAt(0);
const ping = '2'.charCodeAt(0);

/** A whole text frame as a client must send it: masked, with a mask that changes nothing. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, 0x80 | body.length])
      : Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

/** The first whole frame of what came; null while there is none. The server neither masks nor splits. */
function readFrame(data: Buffer): { text: Buffer; end: number } | null {
  if (data.length < 2) return null;
  const short = (data[1] ?? 0) & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length < start) return null;
  const length = short < 126 ? short : short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
  const end = start + length;
  return data.length < end ? null : { text: data.subarray(start, end), end };
}
