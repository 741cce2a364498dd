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

function eventHeader(known: Columns): Cell[] {
  return [...eventColumns, ...labelHeader(known)];
}

function* eventRows(each: ExportedProcess, known: Columns): Generator<Cell[]> {
  const ofProcess = labelCells(each.process, known);
  for (const cells of eventCells(each)) yield [...eventColumns.map((column) => cells[column]), ...ofProcess];
}

function processHeader(known: Columns): Cell[] {
  const { stations, hasOthers } = known;
  const ofStations = stations.flatMap(({ name, hasVisits }) =>
    ['entered_at', 'left_at', 'dwell_seconds', ...(hasVisits ? ['visits'] : [])].map(
      (what) => `station.${name}.${what}`,
    ),
  );
  const others = hasOthers.stations ? ['other_stations'] : [];
  return [...processColumns, 'events', ...ofStations, ...others, ...labelHeader(known)];
}

function processRow({ process, events }: ExportedProcess, known: Columns, at: number): Cell[] {
  const { stations, hasOthers, othersOf } = known;
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
    ...(hasOthers.stations ? [othersOf(process).stations] : []),
    ...labelCells(process, known),
  ];
}

function stayCells(stay: Stay): Cell[] {
  const [entered, left] = [stay.entered, stay.left].map((ms) => (ms === null ? null : toIso(ms * 1000)));
  const dwell = dwellOf(stay);
  return [entered ?? null, left ?? null, dwell === null ? null : dwell / 1000];
}

function labelHeader({ labels, hasOthers }: Columns): string[] {
  return [...labels.map((key) => `label.${key}`), ...(hasOthers.labels ? ['other_labels'] : [])];
}

function labelCells(process: Process, { labels, hasOthers, othersOf }: Columns): Cell[] {
  const own = labels.map((key) => process.labels[key] ?? null);
  return hasOthers.labels ? [...own, othersOf(process).labels] : own;
}
