import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// The log: what arrived. Nothing here is ever changed; everything below "projections" can be rebuilt from it.

export const sources = sqliteTable(
  'sources',
  {
    id: integer().primaryKey(),
    provider: text().notNull(),
    slug: text().notNull(),
    workflow: text().notNull(),
    titleLabel: text('title_label'),
    timeZone: text('time_zone'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('sources_by_address').on(table.provider, table.slug)],
);

/** Headers and answers repeat from delivery to delivery, so each distinct text is kept once. */
export const texts = sqliteTable('texts', { id: integer().primaryKey(), text: text().notNull() }, (table) => [
  uniqueIndex('texts_once').on(table.text),
]);

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    source: integer().notNull(),
    /** Epoch milliseconds, as every time but an event's. */
    receivedAt: integer('received_at').notNull(),
    verdict: integer().notNull(),
    status: integer().notNull(),
    vendorType: text('vendor_type'),
    reason: text(),
    process: integer(),
    duplicateOf: integer('duplicate_of'),
    size: integer().notNull(),
    sha256: blob({ mode: 'buffer' }).notNull(),
    headers: integer().notNull(),
    answer: integer().notNull(),
    /** Last, so that a list never reads the pages of a long one. */
    body: blob({ mode: 'buffer' }).notNull(),
  },
  // Which deliveries had this verdict, newest first? Nearly all were stored: those are found by walking.
  (table) => [
    index('deliveries_by_verdict')
      .on(table.verdict, table.id)
      .where(sql`verdict <> 0`),
  ],
);

/** Vendor ids become integers once; every other table speaks of those. */
export const processKeys = sqliteTable(
  'process_keys',
  { id: integer().primaryKey(), source: integer().notNull(), processId: text('process_id').notNull() },
  (table) => [uniqueIndex('process_keys_by_id').on(table.processId, table.source)],
);

export const sessionKeys = sqliteTable(
  'session_keys',
  { id: integer().primaryKey(), source: integer().notNull(), sessionId: text('session_id').notNull() },
  (table) => [uniqueIndex('session_keys_by_id').on(table.sessionId, table.source)],
);

export const events = sqliteTable(
  'events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    delivery: integer().notNull(),
    process: integer().notNull(),
    /** The session's key, or minus the process's key for an event of the whole process. */
    subject: integer().notNull(),
    type: integer().notNull(),
    /** Epoch microseconds. */
    occurredUs: integer('occurred_us').notNull(),
    /** What makes two deliveries the same fact of this subject and type: as a rule the vendor's own time. */
    identity: text().notNull(),
    /** The vendor's own time; null where `identity` is just that. */
    occurredRaw: text('occurred_raw'),
    /** The rest of the fact as JSON: what the fold needs, never the vendor's whole body. */
    rest: text().notNull(),
  },
  (table) => [
    // Has this fact been told before?
    uniqueIndex('events_once').on(table.subject, table.type, table.identity),
    // Which events make up this process?
    index('events_by_process').on(table.process, table.seq),
  ],
);

// Projections: what the projector made of the log.

export const position = sqliteTable('position', {
  id: integer().primaryKey(),
  /** Number of the last event that the projections hold. */
  seq: integer().notNull(),
});

export const processes = sqliteTable(
  'processes',
  {
    /** The key in `process_keys`. */
    id: integer().primaryKey(),
    source: integer().notNull(),
    workflow: text().notNull(),
    /** Caseless, for `workflow:` and free text. */
    workflowName: text('workflow_name').notNull(),
    state: integer().notNull(),
    isTest: integer('is_test', { mode: 'boolean' }).notNull(),
    seq: integer().notNull(),
    startedAt: integer('started_at').notNull(),
    number: integer().notNull(),
    /** The whole snapshot as the wire has it. */
    snapshot: text().notNull(),
  },
  (table) => [
    uniqueIndex('processes_by_seq').on(table.seq),
    index('processes_by_state').on(table.state, table.seq),
    index('processes_by_workflow').on(table.workflowName, table.seq),
    index('processes_by_workflow_state').on(table.workflowName, table.state, table.seq),
    index('processes_by_start').on(table.startedAt, table.id),
    index('processes_by_number').on(table.number, table.id),
    // Which are tests? Few ever are.
    index('processes_tests')
      .on(table.seq)
      .where(sql`is_test = 1`),
  ],
);

/** Exact numbers and session ids: which processes have this one? */
export const identifiers = sqliteTable(
  'identifiers',
  { kind: integer().notNull(), value: text().notNull(), process: integer().notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.value, table.process] })],
);

/** Each distinct text once, caseless. `terms_text` holds the trigrams of labels' values and stations' names. */
export const terms = sqliteTable(
  'terms',
  { id: integer().primaryKey(), kind: integer().notNull(), key: text().notNull(), value: text().notNull() },
  (table) => [uniqueIndex('terms_once').on(table.kind, table.key, table.value)],
);

export const processTerms = sqliteTable(
  'process_terms',
  { term: integer().notNull(), process: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.term, table.process] }),
    // Does this process have one of these texts?
    index('process_terms_by_process').on(table.process, table.term),
  ],
);

/** Processes per workflow and state, kept up to date so that counters never scan. */
export const counters = sqliteTable(
  'counters',
  {
    workflow: text().notNull(),
    workflowName: text('workflow_name').notNull(),
    state: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workflow, table.state] })],
);
