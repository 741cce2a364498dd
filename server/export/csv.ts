import { stringify } from 'csv-stringify';
import type { Process } from '../../shared/process.ts';
import { toIso } from '../process/iso.ts';
import { eventCells, eventColumns } from './event-cells.ts';
import type { Columns } from './columns.ts';
import { type ExportContent, type ExportFormat, momentOf } from './format.ts';
import { processCells, processColumns } from './process-cells.ts';
import { dwellOf, type Stay, stationColumns, stayOf } from './station-columns.ts';
import type { ExportedProcess } from './timeline-rows.ts';

/**
 * A table for spreadsheets, with a row per event or a row per process: byte-order mark, so that Hebrew is read as such,
 * and a quote before whatever a spreadsheet would run as a formula.
 */
export const csv: ExportFormat = { type: 'text/csv; charset=utf-8', extension: 'csv', readings: 2, write };

type Cell = string | number | boolean | null;

async function* write({ processes, columns, rows, provenance }: ExportContent): AsyncGenerator<string> {
  const known = await columns();
  const stringifier = stringify({
    bom: true,
    cast: { boolean: String },
    escape_formulas: true,
    record_delimiter: 'windows',
    // Half a line break ends a row for many a reader, and what follows it would begin a cell of its own.
    quote_record_delimiter: true,
  });
  stringifier.setEncoding('utf8');
  stringifier.write(rows === 'events' ? eventHeader(known) : processHeader(known));
  for await (const each of processes) {
    if (rows === 'events') for (const row of eventRows(each, known)) stringifier.write(row);
    else stringifier.write(processRow(each, known, momentOf(provenance)));
    const ready = stringifier.read() as string | null;
    if (ready !== null) yield ready;
  }
  stringifier.end();
  for await (const rest of stringifier) yield String(rest);
}

function eventHeader({ labels }: Columns): Cell[] {
  return [...eventColumns, ...labels.map((key) => `label.${key}`)];
}

function* eventRows(each: ExportedProcess, { labels }: Columns): Generator<Cell[]> {
  const ofProcess = labelCells(each.process, labels);
  for (const cells of eventCells(each)) yield [...eventColumns.map((column) => cells[column]), ...ofProcess];
}

function processHeader({ labels, stations }: Columns): Cell[] {
  const ofStations = stations.flatMap(({ name, hasVisits }) =>
    ['entered_at', 'left_at', 'dwell_seconds', ...(hasVisits ? ['visits'] : [])].map(
      (what) => `station.${name}.${what}`,
    ),
  );
  return [...processColumns, 'events', ...ofStations, ...labels.map((key) => `label.${key}`)];
}

function processRow({ process, events }: ExportedProcess, { labels, stations }: Columns, at: number): Cell[] {
  const cells = processCells(process, at);
  const own = new Map(stationColumns(process).map(({ column, station }) => [column, station]));
  const ofStations = stations.flatMap(({ name, hasVisits }): Cell[] => {
    const station = own.get(name);
    const stay = station ? stayCells(stayOf(station)) : [null, null, null];
    return hasVisits ? [...stay, station?.visits ?? null] : stay;
  });
  return [
    ...processColumns.map((column) => cells[column]),
    events.length,
    ...ofStations,
    ...labelCells(process, labels),
  ];
}

function stayCells(stay: Stay): Cell[] {
  const [entered, left] = [stay.entered, stay.left].map((ms) => (ms === null ? null : toIso(ms * 1000)));
  const dwell = dwellOf(stay);
  return [entered ?? null, left ?? null, dwell === null ? null : dwell / 1000];
}

function labelCells({ labels }: Process, keys: readonly string[]): Cell[] {
  return keys.map((key) => labels[key] ?? null);
}
