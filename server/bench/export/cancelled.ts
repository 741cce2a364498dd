import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportFiles, type ExportFile } from '../options.ts';
import type { Measured } from '../part.ts';
import { startProduct, type Product } from '../product.ts';
import type { Row } from '../row.ts';
import { megabytes } from '../words.ts';
import { download } from './download.ts';

/** How often each kind of file is begun and given up: once to warm up, and then what counts. */
const rounds = 4;
/** Milliseconds into a file; some formats tell nothing until they have read everything. */
const into = 1500;
/** Milliseconds for which the server is left alone before it is looked at. */
const rest = 5000;
const megabyte = 1024 * 1024;

interface Held {
  /** Files and connections. */
  open: number | null;
  /** In the folder for temporary files. */
  files: number;
  memory: number | null;
  /** Of one core, while nobody asks for anything. */
  busy: number | null;
}

/** Files that nobody waits for to the end, some given up by their name and some by going away. */
export async function cancelledExports(
  data: string,
  files: readonly ExportFile[],
  say: (line: string) => void,
): Promise<Measured> {
  const temporary = mkdtempSync(join(tmpdir(), 'signalbox-bench-temporary-'));
  const server = await startProduct({ copyOf: data, settings: { TMPDIR: temporary } });
  const look = () => held(server, temporary);
  const looks: Held[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, file] of files.entries())
        await giveUp(server.url, file, (round + index) % 2 === 0 ? 'by name' : 'by leaving');
      looks.push(await look());
    }
    const [warm, last] = [looks[0], looks.at(-1)];
    if (!warm || !last) throw new Error('nothing was given up');
    const count = files.length * (rounds - 1);
    say(`${count} files given up: ${JSON.stringify(looks)}`);
    return { rows: rowsOf(warm, last, count), failures: 0, details: looks };
  } finally {
    await server.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function giveUp(url: string, file: ExportFile, how: 'by name' | 'by leaving'): Promise<void> {
  const id = `given-up-${Math.random()}`;
  const { leave } = download(`${url}/api/export?${exportFiles[file]}&id=${id}`);
  await sleep(into);
  if (how === 'by name') {
    const { status } = await fetch(`${url}/api/exports/${id}`, { method: 'DELETE' });
    if (status !== 204) throw new Error(`giving up ${file} was answered with ${status}`);
  }
  leave();
}

async function held({ openHandles, memory, cpuTime }: Product, temporary: string): Promise<Held> {
  await sleep(rest);
  const before = cpuTime();
  await sleep(1000);
  const after = cpuTime();
  return {
    open: openHandles(),
    files: readdirSync(temporary).length,
    memory: memory()?.now ?? null,
    busy: before === null || after === null ? null : (after - before) / 1e6,
  };
}

function rowsOf(warm: Held, last: Held, count: number): Row[] {
  const more = (pick: (each: Held) => number | null) => {
    const [from, to] = [pick(warm), pick(last)];
    return from === null || to === null ? Number.NaN : to - from;
  };
  return [
    {
      what: `open files and connections left by ${count} files that were given up`,
      measured: `${last.open ?? 'not told'}; ${last.files} temporary files`,
      reference: `after the first ones: ${warm.open ?? 'not told'}`,
      figure: { value: more(({ open }) => open) + last.files, unit: '' },
      // SQLite keeps one of a reader that is gone, for the next one.
      target: { atMost: 1 },
    },
    {
      what: 'memory left by them',
      measured: last.memory === null ? '' : megabytes(last.memory),
      reference: warm.memory === null ? null : `after the first ones: ${megabytes(warm.memory)}`,
      figure: { value: more(({ memory }) => memory) / megabyte, unit: 'MB' },
      target: { atMost: 20 },
    },
    {
      what: 'processor afterwards',
      measured: 'while nobody asks for anything',
      reference: null,
      figure: { value: last.busy ?? Number.NaN, unit: 'cores' },
      target: { atMost: 0.05 },
    },
  ];
}
