import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './install-packages.ts';
import { startProduct } from './product.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** Somebody who answers the same webhooks. */
export interface Contender {
  name: string;
  /** True where it keeps what it gets, so that each body must come once. */
  keeps: boolean;
  /** True where more is done with it behind the answer, which must be waited for and counted. */
  folds: boolean;
  start: () => Promise<ServerProcess>;
}

export const product: Contender = {
  name: 'Signalbox',
  keeps: true,
  folds: true,
  start: () => startProduct(),
};

export const hono: Contender = {
  name: 'Hono, JSON parsed',
  keeps: false,
  folds: false,
  start: () => startServer({ program: 'bench-hono.js' }),
};

export const nodeHttp: Contender = {
  name: 'node:http, constant answer',
  keeps: false,
  folds: false,
  start: () => startServer({ program: 'bench-node-http.js' }),
};

interface Peer {
  name: string;
  id: string;
  program: string;
  dependencies: Record<string, string>;
  /** What it keeps is a file of this name in a folder of its own; null for the folder as such. */
  file: string | null;
}

export const peers: readonly Peer[] = [
  {
    name: 'Express 5 + sqlite3',
    id: 'express',
    program: 'bench-express.js',
    dependencies: { express: '^5.0.0', sqlite3: '^6.0.0' },
    file: 'express.db',
  },
  {
    name: 'Node-RED 4 + sqlite',
    id: 'node-red',
    program: 'bench-node-red.js',
    // Express is a part of Node-RED, and named here because our program hands it over.
    dependencies: { 'node-red': '^4.1.0', 'node-red-node-sqlite': '^1.1.1', express: '^4.22.0' },
    file: null,
  },
];

/** A peer that can be started here, or why it cannot. */
export async function prepare(peer: Peer, say: (line: string) => void): Promise<Contender | string> {
  const installed = installPackages(peer.id, peer.dependencies, say);
  if (!installed.ok) return installed.reason;
  const start = async () => {
    const folder = mkdtempSync(join(tmpdir(), `signalbox-bench-${peer.id}-`));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    process.once('exit', remove);
    const place = peer.file === null ? folder : join(folder, peer.file);
    const server = await startServer({ program: peer.program, args: [installed.folder, place] });
    return {
      ...server,
      stop: async () => {
        await server.stop();
        process.off('exit', remove);
        remove();
      },
    };
  };
  try {
    await (await start()).stop();
  } catch (error) {
    return `${peer.name} does not start here (${error instanceof Error ? error.message : String(error)})`;
  }
  return { name: peer.name, keeps: true, folds: false, start };
}
