import type { ExportContent, ExportFormat } from './format.ts';
import { fromOcelLog } from './ocel-log.ts';

/** OCEL 2.0 as an SQLite file: everything with its relations, for object-centric process mining. */
export const ocelSqlite: ExportFormat = { type: 'application/vnd.sqlite3', extension: 'sqlite', write };

function write(content: ExportContent): AsyncGenerator<string | Uint8Array> {
  return fromOcelLog<Uint8Array>(content, (database) => database.file());
}
