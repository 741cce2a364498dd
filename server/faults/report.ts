import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Size } from './fault.ts';
import type { Row } from './run-faults.ts';

export interface Report {
  size: Size;
  at: string;
  machine: string;
  rows: readonly Row[];
}

export function newReport(size: Size, rows: readonly Row[]): Report {
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  const machine = `${process.platform} ${release()}, ${cpus().length} cores, ${memory}, Node ${process.versions.node}`;
  return { size, at: new Date().toISOString(), machine, rows };
}

export function writeReport(file: string, report: Report): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** One row as lines for a terminal. */
export function rowLines({ id, verdict, figure, broken, seconds }: Row): string {
  const head = `${verdict.padEnd(8)}${id.padEnd(18)}${figure}${verdict === 'not run' ? '' : ` [${seconds} s]`}`;
  return [head, ...broken.map((each) => `${' '.repeat(8)}BROKEN: ${each}`)].join('\n');
}
