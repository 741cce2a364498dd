import type { SearchFormatWord } from '../../shared/export-formats.ts';
import { csv } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { ocel } from './ocel.ts';
import { ocelSqlite } from './ocel-sqlite.ts';
import { xes } from './xes.ts';
import { xlsx } from './xlsx.ts';

/** Of a search and of a single process, by the word of `format=`. */
export const formats = {
  csv,
  xlsx,
  json,
  ndjson,
  xes,
  ocel,
  'ocel-sqlite': ocelSqlite,
} as const satisfies Record<SearchFormatWord, ExportFormat>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]];
