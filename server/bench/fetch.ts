import { Agent, get } from 'node:http';

/** One connection that stays: what is measured is the answer, not the handshake. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Timed {
  /** From the request to the last byte. */
  milliseconds: number;
  /** What the server says that it took itself; null where it says nothing. */
  onServer: number | null;
  body: Buffer;
}

/** Throws on any status but 200. */
export function fetchTimed(url: string): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const request = get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const milliseconds = performance.now() - began;
        const body = Buffer.concat(chunks);
        const [, told] = /total;dur=([\d.]+)/u.exec(String(response.headers['server-timing'] ?? '')) ?? [];
        const onServer = told === undefined ? null : Number(told);
        if (response.statusCode === 200) resolve({ milliseconds, onServer, body });
        else reject(new Error(`${url} answered ${response.statusCode}: ${body.toString().slice(0, 200)}`));
      });
    });
    request.on('error', (error) => {
      // The server ended the connection for its long silence while we began to speak: ask again on another.
      if (request.reusedSocket) fetchTimed(url).then(resolve, reject);
      else reject(error);
    });
  });
}

export async function fetchJson(url: string): Promise<unknown> {
  return JSON.parse((await fetchTimed(url)).body.toString()) as unknown;
}
