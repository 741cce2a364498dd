import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Limits } from '../../../shared/limits.ts';
import type { Usual } from '../../../shared/workflow.ts';

// What the projector made of the log: it can be made anew.

export const position = sqliteTable('position', {
  id: integer().primaryKey(),
  /** Number of the last delivery that the projections hold. */
  seq: integer().notNull(),
});

/** Vendor ids become integers once; every other table speaks of those. */
export const processKeys = sqliteTable(
  'process_keys',
  { id: integer().primaryKey(), source: integer().notNull(), processId: text('process_id').notNull() },
  (table) => [
    uniqueIndex('process_keys_by_id').on(table.processId, table.source),
    // Which are the newest of this source, and which come after this one?
    index('process_keys_by_source').on(table.source, table.id),
  ],
);

/** What the deliveries said, read once: the events of a process lie side by side. */
export const events = sqliteTable(
  'events',
  {
    process: integer().notNull(),
    /** Number of the entry in the log that told it first. */
    seq: integer().notNull(),
    /** The delivery, where that is another number: it was read again later. */
    delivery: integer(),
    type: integer().notNull(),
    /** The vendor's session id; null for an event of the whole process. */
    session: text(),
    /** Epoch microseconds. */
    occurredUs: integer('occurred_us').notNull(),
    /** What makes two deliveries of one session and type the same fact: as a rule the vendor's own time. */
    identity: text().notNull(),
    /** The vendor's own time; null where `identity` is just that, empty where it told none. */
    occurredRaw: text('occurred_raw'),
    isAmbiguous: integer('is_ambiguous', { mode: 'boolean' }).notNull(),
    receivedAt: integer('received_at').notNull(),
    /** The rest of the fact, as far as it differs from the event before it in its process; see `rest.ts`. */
    rest: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.process, table.seq] }),
    // What is the next event after this one?
    uniqueIndex('events_by_seq').on(table.seq),
  ],
);

/** Deliveries that told what an earlier one had told. */
export const duplicates = sqliteTable(
  'duplicates',
  {
    delivery: integer().primaryKey(),
    /** Number of the event. */
    first: integer().notNull(),
  },
  (table) => [index('duplicates_by_first').on(table.first)],
);

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
    /** See `Clocks`. */
    updatedAt: integer('updated_at').notNull(),
    waitingSince: integer('waiting_since'),
    took: integer(),
    number: integer().notNull(),
    /** Its `textKinds`, caseless, a line each: for the search that walks the newest. */
    texts: text().notNull(),
    /** When it is late, and its place where the list begins with what needs attention; see `attention.ts`. */
    attention: integer().notNull(),
    /** When it is quiet; null where it never will be. */
    quietAt: integer('quiet_at'),
    /** Milliseconds of its longest silence; null unless it completed. */
    silence: integer(),
  },
  (table) => [
    index('processes_by_seq').on(table.seq),
    index('processes_by_state').on(table.state, table.seq),
    index('processes_by_workflow').on(table.workflowName, table.seq),
    index('processes_by_workflow_state').on(table.workflowName, table.state, table.seq),
    index('processes_by_start').on(table.startedAt, table.id),
    index('processes_by_workflow_start').on(table.workflowName, table.startedAt, table.id),
    index('processes_by_number').on(table.number, table.id),
    // Which are late, and what needs attention next?
    index('processes_by_attention').on(table.attention, table.id),
    index('processes_by_workflow_attention').on(table.workflowName, table.attention, table.id),
    // Which are quiet, and how long was the longest silence ever?
    index('processes_by_quiet')
      .on(table.workflowName, table.quietAt)
      .where(sql`quiet_at is not null`),
    index('processes_by_silence')
      .on(table.workflowName, table.silence)
      .where(sql`silence is not null`),
    // Which changed, wait since, or took so long?
    index('processes_by_update').on(table.updatedAt),
    index('processes_by_waiting')
      .on(table.waitingSince)
      .where(sql`waiting_since is not null`),
    index('processes_by_took')
      .on(table.took)
      .where(sql`took is not null`),
    // Which are tests? Few ever are.
    index('processes_tests')
      .on(table.seq)
      .where(sql`is_test = 1`),
  ],
);

/** The whole process as the wire has it. Beside its row, since whoever walks the rows wants them narrow. */
export const snapshots = sqliteTable('snapshots', {
  process: integer().primaryKey(),
  snapshot: text().notNull(),
});

/** Exact numbers and ids: which processes have this one? */
export const identifiers = sqliteTable(
  'identifiers',
  { kind: integer().notNull(), value: text().notNull(), process: integer().notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.value, table.process] })],
);

/** Each distinct text once, caseless. `terms_text` holds the trigrams of `textKinds`. */
export const terms = sqliteTable(
  'terms',
  { id: integer().primaryKey(), kind: integer().notNull(), key: text().notNull(), value: text().notNull() },
  (table) => [uniqueIndex('terms_once').on(table.kind, table.key, table.value)],
);

export const processTerms = sqliteTable(
  'process_terms',
  { term: integer().notNull(), process: integer().notNull() },
  (table) => [primaryKey({ columns: [table.term, table.process] })],
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

/** What each workflow usually does, by its caseless name; learned behind, see `usuals.ts`. */
export const usuals = sqliteTable('usuals', {
  workflowName: text('workflow_name').primaryKey(),
  usual: text({ mode: 'json' }).$type<Usual>().notNull(),
  /** What `attention` and `quiet_at` of its processes rest on; they are within a tenth of what is usual. */
  limits: text({ mode: 'json' }).$type<Limits>().notNull(),
  /** Whether all of its processes have heard of the limits. */
  isApplied: integer('is_applied', { mode: 'boolean' }).notNull(),
  /** Number of the newest change of its processes at that time. */
  seq: integer().notNull(),
});
