import { setImmediate } from 'node:timers/promises';
import type { ScratchDatabase, ScratchRow } from '../store/scratch-database.ts';
import type { ExportContent, ExportFormat } from './format.ts';
import { fromOcelLog } from './ocel-log.ts';
import { attributeTypes } from './ocel-model.ts';

/** OCEL 2.0 as JSON: what `ocelSqlite` holds, told from the same tables. */
export const ocel: ExportFormat = { type: 'application/json; charset=utf-8', extension: 'jsonocel', write };

/** Columns of a table of one type that are no attributes. */
const keys = new Set(['ocel_id', 'ocel_time', 'ocel_changed_field']);
/** Read in one go, each with all that it is related to: a delivery that comes meanwhile waits for as many. */
const pageSize = 20;

function write(content: ExportContent): AsyncGenerator<string> {
  return fromOcelLog(content, toJson);
}

async function* toJson(database: ScratchDatabase): AsyncGenerator<string> {
  const events = typesOf(database, 'event');
  const objects = typesOf(database, 'object');
  yield `{"eventTypes":${JSON.stringify(declarations(events))},\n"objectTypes":${JSON.stringify(declarations(objects))},\n"objects":[`;
  yield* list(database, 'object', (id, type) => {
    const { table, attributes } = known(objects, type);
    const rows = database.all(`SELECT * FROM "${table}" WHERE "ocel_id" = ? ORDER BY rowid`, id);
    const related = database.all('SELECT * FROM "object_object" WHERE "ocel_source_id" = ?', id);
    const values = rows.flatMap((row) =>
      told(row, attributes).map((value) => ({ ...value, time: row['ocel_time'] })),
    );
    return { id, type, attributes: values, relationships: relationships(related, 'ocel_target_id') };
  });
  yield '],\n"events":[';
  yield* list(database, 'event', (id, type) => {
    const { table, attributes } = known(events, type);
    const [row = {}] = database.all(`SELECT * FROM "${table}" WHERE "ocel_id" = ?`, id);
    const related = database.all('SELECT * FROM "event_object" WHERE "ocel_event_id" = ?', id);
    const relations = relationships(related, 'ocel_object_id');
    return { id, type, time: row['ocel_time'], attributes: told(row, attributes), relationships: relations };
  });
  yield ']}\n';
}

interface Type {
  table: string;
  /** Name of each attribute with its type, both as JSON has them. */
  attributes: Map<string, string>;
}

function typesOf(database: ScratchDatabase, kind: 'event' | 'object'): Map<string, Type> {
  const types = database.all(`SELECT * FROM "${kind}_map_type" ORDER BY "ocel_type"`);
  return new Map(
    types.map(({ ocel_type: type, ocel_type_map: name }) => {
      const table = `${kind}_${String(name)}`;
      const columns = database.all('SELECT "name", "type" FROM pragma_table_info(?)', table);
      const attributes = columns
        .filter((column) => !keys.has(String(column['name'])))
        .map(
          (column) =>
            [String(column['name']), attributeTypes[column['type'] as keyof typeof attributeTypes]] as const,
        );
      return [String(type), { table, attributes: new Map(attributes) }];
    }),
  );
}

function declarations(types: ReadonlyMap<string, Type>): object[] {
  return [...types].map(([name, { attributes }]) => ({
    name,
    attributes: [...attributes].map(([each, type]) => ({ name: each, type })),
  }));
}

function known(types: ReadonlyMap<string, Type>, name: string): Type {
  const type = types.get(name);
  if (!type) throw new Error(`A log holds the type ${name}, of which it has no table.`);
  return type;
}

/** Every event or object, in the order in which they were written. */
async function* list(
  database: ScratchDatabase,
  kind: 'event' | 'object',
  describe: (id: string, type: string) => object,
): AsyncGenerator<string> {
  let separator = '\n';
  for (let last = 0; ;) {
    const page = database.all(
      `SELECT rowid, * FROM "${kind}" WHERE rowid > ? ORDER BY rowid LIMIT ${pageSize}`,
      last,
    );
    if (page.length === 0) return;
    let piece = '';
    for (const { rowid, ocel_id: id, ocel_type: type } of page) {
      piece += separator + JSON.stringify(describe(String(id), String(type)));
      separator = ',\n';
      last = Number(rowid);
    }
    yield piece;
    await setImmediate();
  }
}

/** The attributes that a row tells: all that have a value, or the one that changed. As text, which the schema wants of every type. */
function told(row: ScratchRow, attributes: ReadonlyMap<string, string>): { name: string; value: string }[] {
  const changed = row['ocel_changed_field'] ?? null;
  return [...attributes].flatMap(([name, type]) => {
    const value = row[name] ?? null;
    if (value === null || (changed !== null && changed !== name)) return [];
    return [{ name, value: type === 'boolean' ? String(value === 1) : String(value) }];
  });
}

function relationships(rows: readonly ScratchRow[], target: string): object[] {
  return rows.map((row) => ({ objectId: row[target], qualifier: row['ocel_qualifier'] }));
}
