import type { ExportRows } from '../../shared/export.ts';
import { asOfNumber, type Standpoint } from './as-of-number.ts';
import { columnsOf } from './columns.ts';
import type { Provenance, Reader } from './format.ts';
import { type FormatName, formats } from './formats.ts';
import { type Search, walkSearch, type WalkParts } from './search-walk.ts';
import { exported, type ExportedProcess, toExported } from './timeline-rows.ts';

/** Whose timelines are in a file. */
export type Subject =
  | ({ kind: 'search' } & Search)
  | ({ kind: 'process'; processId: string; source: string | null } & Standpoint);

/** All that decides what is in a file, as plain data: it may be made in another thread. */
export interface FilePlan {
  subject: Subject;
  format: FormatName;
  rows: ExportRows;
  reader: Reader;
  provenance: Provenance;
}

/** Hands on what is read, and breaks off once nobody wants the file any more. */
export type Counting = <Item>(items: AsyncIterable<Item>) => AsyncIterable<Item>;

/** The file piece by piece, only as fast as it is taken. */
export function makeFile(
  parts: WalkParts,
  { subject, format, rows, reader, provenance }: FilePlan,
  counting: Counting,
): AsyncGenerator<string | Uint8Array> {
  return formats[format].write({
    processes: counting(timelinesOf(parts, subject)),
    columns: () => columnsOf(counting(processesOf(parts, subject))),
    rows,
    reader,
    provenance,
  });
}

function timelinesOf(parts: WalkParts, subject: Subject): AsyncIterable<ExportedProcess> {
  return subject.kind === 'search' ? exported(parts, subject) : single(parts, subject);
}

/** Without what only a timeline needs. */
function processesOf(parts: WalkParts, subject: Subject): AsyncIterable<Pick<ExportedProcess, 'process'>> {
  return subject.kind === 'search' ? walkSearch(parts, subject) : single(parts, subject);
}

/** Of one process; of none where it was removed in between. Can be gone through several times. */
function single(
  parts: WalkParts,
  subject: Extract<Subject, { kind: 'process' }>,
): AsyncIterable<ExportedProcess> {
  return {
    async *[Symbol.asyncIterator]() {
      const stood = await asOfNumber(parts, subject, subject);
      if (stood) yield toExported(stood);
    },
  };
}
