import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnServer, type ServerOptions, type ServerProcess } from './server-process.ts';

/** What a fault works with: a folder of its own, servers in it, and an end at which everything is put back. */
export interface Context {
  folder: string;
  /** A server that listens. Throws where it ended before it did. */
  start(options?: ServerOptions): Promise<ServerProcess>;
  /** A start that may fail, as a value. */
  spawn(options?: ServerOptions): ServerProcess;
  /** Runs when the fault is over, the last one first. */
  atEnd(undo: () => unknown): void;
  /** A line for who watches the run. */
  say(line: string): void;
}

/** Hands a context to `work` and clears it away afterwards, whatever happened. */
export async function withContext<T>(
  say: (line: string) => void,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-faults-'));
  const undone: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  // Whoever interrupts a run must not have to look for its servers and mounts.
  const clearAtOnce = () => {
    for (const undo of undone.toReversed()) void undo();
  };
  process.once('exit', clearAtOnce);
  const spawn = (options: ServerOptions = {}) => {
    const server = spawnServer(folder, options);
    undone.push(() => server.end('SIGKILL'));
    return server;
  };
  try {
    return await work({
      folder,
      spawn,
      start: async (options) => {
        const server = spawn(options);
        await server.listening;
        return server;
      },
      atEnd: (undo) => undone.push(undo),
      say,
    });
  } finally {
    process.off('exit', clearAtOnce);
    for (const undo of undone.toReversed()) await undo();
  }
}
