import type { ScratchDatabase, ScratchRow, ScratchValue } from '../store/scratch-database.ts';
import type { attributeTypes } from './ocel-model.ts';
import { beginning, eventColumns, type ObjectType, objectTypes } from './ocel-model.ts';

/** The tables of OCEL 2.0, with the keys that the standard asks for. */
const tables = [
  `CREATE TABLE "event_map_type" ("ocel_type" TEXT PRIMARY KEY, "ocel_type_map" TEXT)`,
  `CREATE TABLE "object_map_type" ("ocel_type" TEXT PRIMARY KEY, "ocel_type_map" TEXT)`,
  `CREATE TABLE "event" ("ocel_id" TEXT PRIMARY KEY, "ocel_type" TEXT REFERENCES "event_map_type" ("ocel_type"))`,
  `CREATE TABLE "object" ("ocel_id" TEXT PRIMARY KEY, "ocel_type" TEXT REFERENCES "object_map_type" ("ocel_type"))`,
  `CREATE TABLE "event_object" (
    "ocel_event_id" TEXT REFERENCES "event" ("ocel_id"),
    "ocel_object_id" TEXT REFERENCES "object" ("ocel_id"),
    "ocel_qualifier" TEXT,
    PRIMARY KEY ("ocel_event_id", "ocel_object_id", "ocel_qualifier")) WITHOUT ROWID`,
  `CREATE TABLE "object_object" (
    "ocel_source_id" TEXT REFERENCES "object" ("ocel_id"),
    "ocel_target_id" TEXT REFERENCES "object" ("ocel_id"),
    "ocel_qualifier" TEXT,
    PRIMARY KEY ("ocel_source_id", "ocel_target_id", "ocel_qualifier")) WITHOUT ROWID`,
];

/** SQLite takes 2,000 columns at most. */
const mostLabelColumns = 1_000;

/** Writes into a database what an OCEL 2.0 log in SQLite consists of. */
export interface OcelTables {
  /** An object that the file has already is left as it is. Attributes that change have their first value here. */
  object(type: ObjectType, id: string, attributes: ScratchRow): void;
  /** Labels of an object of type `process` that was just written. */
  labels(id: string, labels: Readonly<Record<string, string>>): void;
  /** A value that an attribute has from a moment on. */
  change(type: ObjectType, id: string, at: string, attribute: string, value: ScratchValue): void;
  relateObjects(source: string, target: string, qualifier: string): void;
  /** For a target that may never come: the standard forbids relations to what is not in the file. */
  relateIfItComes(source: string, target: string, qualifier: string): void;
  event(type: string, id: string, time: string, attributes: ScratchRow): void;
  relateEvent(event: string, object: string, qualifier: string): void;
  /** Nothing comes any more. */
  finish(): void;
}

export function createOcelTables(database: ScratchDatabase): OcelTables {
  const eventTypes = new Set<string>();
  const labelColumns = openLabelColumns(database);

  /** Gives how many rows that were: none where the key is there already. */
  function insert(table: string, row: ScratchRow): number {
    const names = Object.keys(row).map(quoted);
    const places = names.map(() => '?');
    return database.run(
      `INSERT OR IGNORE INTO ${quoted(table)} (${names.join()}) VALUES (${places.join()})`,
      ...Object.values(row),
    );
  }

  for (const table of tables) database.run(table);
  // Of this connection alone: the file will not hold it.
  database.run('CREATE TEMP TABLE "awaited" ("ocel_source_id", "ocel_target_id", "ocel_qualifier")');
  for (const [type, columns] of Object.entries(objectTypes)) {
    insert('object_map_type', { ocel_type: type, ocel_type_map: type });
    const own = `"ocel_id" TEXT REFERENCES "object" ("ocel_id"), "ocel_time" TIMESTAMP, "ocel_changed_field" TEXT`;
    database.run(`CREATE TABLE ${quoted(`object_${type}`)} (${[own, ...declared(columns)].join()})`);
    database.run(`CREATE INDEX ${quoted(`object_${type}_id`)} ON ${quoted(`object_${type}`)} ("ocel_id")`);
  }

  return {
    object(type, id, attributes) {
      if (insert('object', { ocel_id: id, ocel_type: type }) === 0) return;
      insert(`object_${type}`, { ocel_id: id, ocel_time: beginning, ...attributes });
    },

    labels(id, labels) {
      for (const [column, value] of labelColumns(labels))
        database.run(`UPDATE "object_process" SET ${quoted(column)} = ? WHERE "ocel_id" = ?`, value, id);
    },

    change: (type, id, at, attribute, value) =>
      void insert(`object_${type}`, {
        ocel_id: id,
        ocel_time: at,
        ocel_changed_field: attribute,
        [attribute]: value,
      }),

    relateObjects: (source, target, qualifier) =>
      void insert('object_object', {
        ocel_source_id: source,
        ocel_target_id: target,
        ocel_qualifier: qualifier,
      }),

    relateIfItComes: (source, target, qualifier) =>
      void database.run('INSERT INTO temp."awaited" VALUES (?, ?, ?)', source, target, qualifier),

    event(type, id, time, attributes) {
      const table = type.replaceAll(' ', '_');
      if (!eventTypes.has(type)) {
        eventTypes.add(type);
        insert('event_map_type', { ocel_type: type, ocel_type_map: table });
        const own = `"ocel_id" TEXT PRIMARY KEY REFERENCES "event" ("ocel_id"), "ocel_time" TIMESTAMP`;
        database.run(`CREATE TABLE ${quoted(`event_${table}`)} (${[own, ...declared(eventColumns)].join()})`);
      }
      insert('event', { ocel_id: id, ocel_type: type });
      insert(`event_${table}`, { ocel_id: id, ocel_time: time, ...attributes });
    },

    relateEvent: (event, object, qualifier) =>
      void insert('event_object', {
        ocel_event_id: event,
        ocel_object_id: object,
        ocel_qualifier: qualifier,
      }),

    finish: () =>
      void database.run(
        `INSERT OR IGNORE INTO "object_object" SELECT * FROM temp."awaited"
          WHERE "ocel_target_id" IN (SELECT "ocel_id" FROM "object")`,
      ),
  };
}

/**
 * Gives each label its column, `label.KEY`, made when the label is first met. Names of columns do not differ in case
 * alone, and a table has no endless number of them: labels without a column of their own are in `other_labels`, as JSON.
 */
function openLabelColumns(database: ScratchDatabase) {
  const keys = new Map<string, string>();
  const addColumn = (name: string) =>
    void database.run(`ALTER TABLE "object_process" ADD COLUMN ${quoted(name)} TEXT`);
  let hasOthers = false;

  function columnOf(key: string): string | null {
    const folded = key.toLowerCase();
    const isOpen = !key.includes('\0') && !/\p{Surrogate}/u.test(key) && keys.size < mostLabelColumns;
    if (!keys.has(folded) && isOpen) {
      keys.set(folded, key);
      addColumn(`label.${key}`);
    }
    return keys.get(folded) === key ? `label.${key}` : null;
  }

  return (labels: Readonly<Record<string, string>>): [string, string][] => {
    const columns: [string, string][] = [];
    const others: [string, string][] = [];
    for (const key of Object.keys(labels).sort()) {
      const column = columnOf(key);
      (column === null ? others : columns).push([column ?? key, labels[key] ?? '']);
    }
    if (others.length === 0) return columns;
    if (!hasOthers) addColumn('other_labels');
    hasOthers = true;
    return [...columns, ['other_labels', JSON.stringify(Object.fromEntries(others))]];
  };
}

function declared(columns: Readonly<Record<string, keyof typeof attributeTypes>>): string[] {
  return Object.entries(columns).map(([name, type]) => `${quoted(name)} ${type}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
