import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { serve } from '../serve.ts';

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** The whole server on a free port and a database of its own: for what only a real connection can show. */
export async function startTestServer(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-'));
  const defaults = { PORT: '0', LOG_LEVEL: 'silent', SECRET_KEY: 'a key for tests' };
  const server = await serve(
    readConfig({ ...defaults, DATABASE_URL: `file:${join(folder, 'test.db')}`, ...env }),
  );
  const port = Number(new URL(server.origin).port);

  return {
    url: server.url,
    port,
    stop: server.stop,
    /** Sends pieces as they are, waits for the other side to end, and resolves to all that it said. */
    async converse(...pieces: (string | Uint8Array)[]): Promise<string> {
      return new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1');
        let heard = '';
        socket.setEncoding('utf8');
        socket.on('data', (text: string) => (heard += text));
        socket.on('end', () => socket.end());
        socket.on('close', () => resolve(heard));
        socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)));
        for (const piece of pieces) socket.write(piece);
      });
    },
    async close(): Promise<void> {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
