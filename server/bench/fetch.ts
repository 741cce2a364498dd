import { Agent, get } from 'node:http';

/** One connection that stays: what is measured is the answer, not the handshake. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds from the request to the last byte, and what came. Throws on any status but 200. */
export function fetchTimed(url: string): Promise<{ milliseconds: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const request = get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const milliseconds = performance.now() - began;
        const body = Buffer.concat(chunks);
        if (response.statusCode === 200) resolve({ milliseconds, body });
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
