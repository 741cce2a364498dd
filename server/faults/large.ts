import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { gzipSync, brotliCompressSync, deflateSync } from 'node:zlib';
import type { Fault } from './fault.ts';
import { milliseconds, unless } from './figures.ts';
import { compare, newHistory, postKnown, type History } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement } from './posting.ts';
import { jsonType, rawConnection, requestLine } from './raw-connection.ts';
import type { ServerProcess } from './server-process.ts';

const limit = 30 * 1024 * 1024;
const within = 1000;
/** Memory beyond the limit itself that an endless body may cost, in bytes. */
const spare = 64 * 1024 * 1024;

export const large: Fault = {
  id: 'large',
  title: 'Bodies without end, with a false length, or packed',
  promise:
    'What is beyond 30 MB is refused with 413 by its declared length alone or where it passes it, packed bodies with 415; memory stays bounded.',
  needs: [],
  async run(context) {
    const server = await context.start();
    const url = server.url();
    const history = newHistory();
    await postKnown(history, url, numberedBody(0));
    const before = residentBytes(server);

    const declared = await declaredTooLarge(server);
    const endless = await endlessChunks(server);
    const cutShort = await declaredMoreThanSent(server);
    const grown = (residentBytes(server, 'VmHWM') ?? 0) - (before ?? 0);
    const packed = await packedBodies(url, history);

    const alive = await postKnown(history, url, numberedBody(1));
    return {
      figure: `413 after ${milliseconds(declared.took)} by the declared length, endless chunks cut after ${Math.round(endless.sent / 1024 / 1024)} MB${before === null ? '' : `, memory grew by ${Math.round(grown / 1024 / 1024)} MB`}; gzip, deflate and brotli 415`,
      broken: [
        ...unless(
          /^HTTP\/1\.1 413 .*"status":"-1"/su.test(declared.heard),
          `a declared length beyond the limit is answered ${declared.heard.slice(0, 60)}`,
        ),
        ...unless(declared.took < within, `that takes ${milliseconds(declared.took)}`),
        ...unless(
          /^HTTP\/1\.1 413 .*"status":"-1"/su.test(endless.heard),
          `endless chunks are answered ${endless.heard.slice(0, 60)}`,
        ),
        ...unless(endless.sent < 3 * limit, `${endless.sent} bytes of endless chunks were taken`),
        ...unless(before === null || grown < limit + spare, `memory grew by ${grown} bytes`),
        ...unless(!cutShort.includes('"status":"0"'), 'a body shorter than declared was acknowledged'),
        ...packed,
        ...unless(isAcknowledgement(alive), 'it takes no deliveries any more'),
        ...(await compare(history, url)),
      ],
    };
  },
};

async function declaredTooLarge(server: ServerProcess) {
  const connection = rawConnection(server);
  const startedAt = performance.now();
  connection.socket.write(`${requestLine}${jsonType}Content-Length: ${limit + 1}\r\n\r\n{`);
  await once(connection.socket, 'data', { signal: AbortSignal.timeout(10 * within) }).catch(() => null);
  const took = performance.now() - startedAt;
  await connection.closed;
  return { heard: connection.heard(), took };
}

/** Sends chunks until the other side has had enough, whatever it says meanwhile. */
async function endlessChunks(server: ServerProcess) {
  const { socket, closed, heard } = rawConnection(server);
  socket.write(`${requestLine}${jsonType}Transfer-Encoding: chunked\r\n\r\n`);
  const piece = `10000\r\n${' '.repeat(0x1_0000)}\r\n`;
  let sent = 0;
  while (!socket.destroyed && sent < 10 * limit) {
    sent += piece.length;
    if (!socket.write(piece)) {
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
    }
  }
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000))]);
  return { sent, heard: heard() };
}

async function declaredMoreThanSent(server: ServerProcess): Promise<string> {
  const body = numberedBody(900);
  const connection = rawConnection(server);
  connection.socket.write(`${requestLine}${jsonType}Content-Length: ${body.length + 100}\r\n\r\n${body}`);
  setTimeout(() => connection.socket.end(), 200);
  await connection.closed;
  return connection.heard();
}

/** Packed bodies, one of which would unpack to a thousand times its size. */
async function packedBodies(url: string, history: History): Promise<string[]> {
  const bomb = Buffer.alloc(64 * 1024 * 1024, 0x20);
  const bodies: [string, Buffer][] = [
    ['gzip', gzipSync(bomb)],
    ['deflate', deflateSync(numberedBody(901))],
    ['br', brotliCompressSync(numberedBody(902))],
  ];
  const broken: string[] = [];
  for (const [encoding, bytes] of bodies) {
    const answer = await postKnown(history, url, bytes, { 'content-encoding': encoding });
    if (answer?.status !== 415 || !answer.text.includes('"status":"-1"'))
      broken.push(`${encoding} is answered ${answer?.status ?? 'not at all'}`);
    else if (answer.took > within) broken.push(`${encoding} takes ${milliseconds(answer.took)}`);
  }
  return broken;
}

/** Memory of the server; null where the system does not tell (only Linux does). */
function residentBytes(server: ServerProcess, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(status)?.[1]) * 1024;
}
