import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { mostSheetRows } from '../../shared/export.ts';
import type { Process } from '../../shared/process.ts';
import type { Columns } from './columns.ts';
import { eventCells, eventColumns } from './event-cells.ts';
import { type ExportContent, type ExportFormat, momentOf, type Provenance, type Reader } from './format.ts';
import { processCells, processColumns } from './process-cells.ts';
import { type SheetCell, sheetEnd, sheetHead, type SheetLook, sheetRow } from './sheet-xml.ts';
import { dwellOf, stationColumns, stayOf } from './station-columns.ts';
import type { ExportedProcess } from './timeline-rows.ts';
import { sheetsEn } from './words/sheets.en.ts';
import { sheetsHe } from './words/sheets.he.ts';
import { sheetPath, workbookParts } from './workbook-xml.ts';
import { zoneClock } from './zone-clock.ts';

/**
 * A workbook with a sheet of processes and one of events, with times as real ones in the reader's zone. What is longer
 * than a sheet may be goes on in the next. Rows are packed as they are made, so that any number of them fits in memory.
 */
export const xlsx = createXlsx(mostSheetRows);

/** Sheets of at most so many rows, the heading included. */
export function createXlsx(mostRows: number): ExportFormat {
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    readings: 3,
    write: (content) => write(content, mostRows),
  };
}

/** One sheet, or several of one heading. */
interface Table {
  name: string;
  header: string[];
  rows: AsyncIterable<SheetCell[]>;
}

type Words = Record<keyof typeof sheetsEn, string>;

const times: ReadonlySet<string> = new Set([
  ...['waiting_since', 'due_at', 'started_at', 'last_event_at', 'completed_at', 'closed_at'],
  ...['occurred_at', 'received_at'],
]);

async function* write(
  { processes, columns, reader, provenance }: ExportContent,
  mostRows: number,
): AsyncGenerator<Uint8Array> {
  const { ZipFile } = await import('yazl');
  const known = await columns();
  const words = reader.language === 'he' ? sheetsHe : sheetsEn;
  const tables = [
    processTable(processes, known, words, { reader, at: momentOf(provenance) }),
    eventTable(processes, known, words, reader),
  ];
  const zip = new ZipFile();
  const packed = zip.outputStream.pipe(new PassThrough());
  let sheet: Readable | null = null;
  const filling = fill().catch((error: unknown) => {
    // Whoever reads is told of it there.
    packed.destroy(error as Error);
  });
  try {
    for await (const piece of packed) yield piece as Buffer;
    await filling;
  } finally {
    (sheet as Readable | null)?.destroy();
  }

  async function fill(): Promise<void> {
    const names: string[] = [];
    const ahead = zoneClock(reader.zone);
    for (const { name, header, rows } of tables) {
      const widths = header.map((words) => Math.min(40, Math.max(14, words.length + 2)));
      const look = { isRightToLeft: reader.language === 'he', widths, ahead };
      const all = rows[Symbol.asyncIterator]();
      for (let [count, next] = [1, await all.next()]; count === 1 || next.done !== true; count += 1) {
        const state = { next, most: mostRows };
        sheet = Readable.from(sheetOf(header, all, state, look));
        zip.addReadStream(sheet, sheetPath(names.length));
        names.push(count === 1 ? name : `${name} ${count}`);
        await finished(sheet);
        next = state.next;
      }
    }
    const { madeAt } = provenance;
    const facts = { madeAt, description: describe(provenance, words) };
    const order = names.map((_name, index) => index);
    for (const [path, text] of workbookParts(names, order, facts)) zip.addBuffer(Buffer.from(text), path);
    zip.end();
  }
}

/** Which processes these are, and as of when. */
function describe({ q, seq, moment = null }: Provenance, words: Words): string {
  const then = moment === null ? [] : [`${words.as_of}: ${new Date(moment).toISOString()}`];
  return [...then, ...(q === '' ? [] : [`${words.search}: ${q}`]), `${words.seq}: ${seq}`].join('\n');
}

/** Takes rows until the sheet is full or there are none; `state` keeps the first of the next one. */
async function* sheetOf(
  header: readonly string[],
  rows: AsyncIterator<SheetCell[], unknown>,
  state: { next: IteratorResult<SheetCell[], unknown>; most: number },
  look: SheetLook,
): AsyncGenerator<string> {
  let piece = sheetHead(look) + sheetRow(header, look, 1, 1);
  for (let count = 1; count < state.most && state.next.done !== true; count += 1) {
    piece += sheetRow(state.next.value, look, count + 1);
    if (piece.length > 1 << 15) {
      yield piece;
      piece = '';
    }
    state.next = await rows.next();
  }
  yield piece + sheetEnd;
}

function processTable(
  processes: AsyncIterable<ExportedProcess>,
  known: Columns,
  words: Words,
  { reader: { zone }, at }: { reader: Reader; at: number },
): Table {
  const { stations, hasOthers, othersOf } = known;
  const ofStations = stations.flatMap(({ name, hasVisits }) => [
    `${name}: ${words.entered} (${zone})`,
    `${name}: ${words.left} (${zone})`,
    `${name}: ${words.dwell}`,
    ...(hasVisits ? [`${name}: ${words.visits}`] : []),
  ]);
  return {
    name: words.processes,
    header: [
      ...processColumns.map((column) => heading(column, words, zone)),
      words.event_count,
      ...ofStations,
      ...(hasOthers.stations ? [words.other_stations] : []),
      ...labelHeader(known, words),
    ],
    rows: {
      async *[Symbol.asyncIterator]() {
        for await (const { process, events } of processes) {
          const cells = processCells(process, at);
          const own = new Map(stationColumns(process).map(({ column, station }) => [column, station]));
          yield [
            ...processColumns.map((column) => cellOf(column, cells[column], words)),
            events.length,
            ...stations.flatMap(({ name, hasVisits }): SheetCell[] => {
              const station = own.get(name);
              const stay = station ? stayOf(station) : { entered: null, left: null };
              const dwell = dwellOf(stay);
              return [
                stay.entered === null ? null : { moment: stay.entered },
                stay.left === null ? null : { moment: stay.left },
                dwell === null ? null : { lasts: dwell },
                ...(hasVisits ? [station?.visits ?? null] : []),
              ];
            }),
            ...(hasOthers.stations ? [othersOf(process).stations] : []),
            ...labelCells(process, known),
          ];
        }
      },
    },
  };
}

function eventTable(
  processes: AsyncIterable<ExportedProcess>,
  known: Columns,
  words: Words,
  { zone }: Reader,
): Table {
  return {
    name: words.events,
    header: [...eventColumns.map((column) => heading(column, words, zone)), ...labelHeader(known, words)],
    rows: {
      async *[Symbol.asyncIterator]() {
        for await (const each of processes) {
          const ofProcess = labelCells(each.process, known);
          for (const cells of eventCells(each))
            yield [...eventColumns.map((column) => cellOf(column, cells[column], words)), ...ofProcess];
        }
      },
    },
  };
}

function labelHeader({ labels, hasOthers }: Columns, words: Words): string[] {
  return hasOthers.labels ? [...labels, words.other_labels] : [...labels];
}

function labelCells(process: Process, { labels, hasOthers, othersOf }: Columns): SheetCell[] {
  const own = labels.map((key) => process.labels[key] ?? null);
  return hasOthers.labels ? [...own, othersOf(process).labels] : own;
}

function heading(
  column: (typeof eventColumns | typeof processColumns)[number],
  words: Words,
  zone: string,
): string {
  return times.has(column) ? `${words[column]} (${zone})` : words[column];
}

function cellOf(column: string, cell: string | number | boolean | null, words: Words): SheetCell {
  // A truth value becomes a formula in LibreOffice.
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  return times.has(column) && typeof cell === 'string' ? { moment: Date.parse(cell) } : cell;
}
