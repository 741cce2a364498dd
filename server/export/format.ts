import type { ExportRows } from '../../shared/export.ts';
import type { Columns } from './columns.ts';
import type { ExportedProcess } from './timeline-rows.ts';

/** In whose words, and in which zone, a file tells what it tells. Data stays as it is in every language. */
export interface Reader {
  language: 'en' | 'he';
  /** IANA name. */
  zone: string;
}

/** How the file came about: every format that has a place for it says so. */
export interface Provenance {
  /** Epoch milliseconds. */
  madeAt: number;
  /** Everything up to this number of the log is in it, nothing after it. */
  seq: number;
  /** The moment of the past that it shows, in epoch milliseconds; null, or absent, where it shows the present. */
  moment?: number | null;
  /** The search, as it was asked; empty for one process and for everything. */
  q: string;
  /** Where this server is reached from outside, without a slash at the end. */
  address: string;
}

/** The moment that a file shows, in epoch milliseconds. */
export function momentOf({ madeAt, moment = null }: Provenance): number {
  return moment ?? madeAt;
}

/** What a file is made of. It is read as the file is, so that a file of any size needs the memory of one page. */
export interface ExportContent {
  /** The same each time they are gone through. */
  processes: AsyncIterable<ExportedProcess>;
  /** Reads all of them once: for those that must know their columns before the first row. */
  columns(): Promise<Columns>;
  /** What a table has a row for. */
  rows: ExportRows;
  reader: Reader;
  provenance: Provenance;
}

/** One kind of file. */
export interface ExportFormat {
  /** Media type, with its charset where it is text. */
  type: string;
  /** Ending of the file's name, without a dot. */
  extension: string;
  /** How often it goes through all processes, their columns included; once where absent. */
  readings?: number;
  /** Makes the file, piece by piece, only as fast as it is read. */
  write(content: ExportContent): AsyncGenerator<string | Uint8Array>;
}
