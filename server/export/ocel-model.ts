/** Types of attributes as OCEL 2.0 names them in SQLite, with their names in JSON. */
export const attributeTypes = {
  TEXT: 'string',
  TIMESTAMP: 'time',
  INTEGER: 'integer',
  BOOLEAN: 'boolean',
} as const;
type Columns = Readonly<Record<string, keyof typeof attributeTypes>>;

/** What is followed through the log, with its attributes. A process has one more for each of its labels. */
export const objectTypes = {
  process: {
    process_id: 'TEXT',
    process_number: 'TEXT',
    title: 'TEXT',
    workflow: 'TEXT',
    provider: 'TEXT',
    source: 'TEXT',
    state: 'TEXT',
    started_at: 'TIMESTAMP',
    last_event_at: 'TIMESTAMP',
    completed_at: 'TIMESTAMP',
    closed_at: 'TIMESTAMP',
    is_test: 'BOOLEAN',
    parent_id: 'TEXT',
  },
  session: {
    session_id: 'TEXT',
    transaction_number: 'TEXT',
    station: 'TEXT',
    state: 'TEXT',
    visits: 'INTEGER',
    reconstructed: 'BOOLEAN',
  },
  recipient: { recipient_id: 'TEXT', name: 'TEXT' },
  /** A file of an archive, or what a request wants signed, of which only the id is told. */
  document: {
    document_id: 'TEXT',
    name: 'TEXT',
    kind: 'TEXT',
    media_type: 'TEXT',
    size: 'INTEGER',
    sha256: 'TEXT',
  },
} as const satisfies Record<string, Columns>;
export type ObjectType = keyof typeof objectTypes;

/** Of every event, whatever its type. */
export const eventColumns = {
  seq: 'INTEGER',
  type: 'TEXT',
  vendor_type: 'TEXT',
  station: 'TEXT',
  transaction_number: 'TEXT',
  occurred_at_raw: 'TEXT',
  received_at: 'TIMESTAMP',
  is_time_of_arrival: 'BOOLEAN',
  is_ambiguous: 'BOOLEAN',
  reconstructed: 'BOOLEAN',
} as const satisfies Columns;

/** When an object has the attributes that it has from the beginning, as the standard wants it. */
export const beginning = '1970-01-01T00:00:00.000Z';

/** The id of an object. Ids of vendors are unique within their source alone, and a file may hold several. */
export function objectId(type: ObjectType, ...parts: readonly string[]): string {
  return [type, ...parts.map((part) => part.replace(/[%/]/gu, encodeURIComponent))].join('/');
}
