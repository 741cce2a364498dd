import { sql } from 'drizzle-orm';
import type { CredentialScheme } from '../../../shared/source.ts';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// The log: what arrived. No delivery is ever changed; everything below "projections" can be made anew from it.

export const sources = sqliteTable(
  'sources',
  {
    id: integer().primaryKey(),
    provider: text().notNull(),
    slug: text().notNull(),
    workflow: text().notNull(),
    titleLabel: text('title_label'),
    timeZone: text('time_zone'),
    keeps: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    vendor: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    sealed: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    createdAt: integer('created_at').notNull(),
    pausedAt: integer('paused_at'),
    deletedAt: integer('deleted_at'),
    needsCredentials: integer('needs_credentials', { mode: 'boolean' }).notNull(),
    /** Key of the last process that was folded anew after a name had changed; null where none is left to be. */
    refoldedTo: integer('refolded_to'),
  },
  (table) => [uniqueIndex('sources_by_address').on(table.provider, table.slug)],
);

/** What a source's deliveries may show. Of a secret only the hash is kept; a number is never given twice. */
export const credentials = sqliteTable(
  'credentials',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    source: integer().notNull(),
    scheme: text().$type<CredentialScheme>().notNull(),
    name: text(),
    sha256: blob({ mode: 'buffer' }).notNull(),
    ending: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('credentials_by_source').on(table.source)],
);

/** What people set for the whole server; a row only where it is not the default. */
export const settings = sqliteTable('settings', {
  name: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
});

/** Headers and answers repeat from delivery to delivery, so each distinct text is kept once. */
export const texts = sqliteTable('texts', { id: integer().primaryKey(), text: text().notNull() }, (table) => [
  uniqueIndex('texts_once').on(table.text),
]);

/**
 * One row a request, only ever appended. Whether it is a copy of an earlier one is found behind it, see `duplicates`.
 * Entries that are no requests stand among them, since they need a number too; see `entryKind`.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    source: integer().notNull(),
    /** Epoch milliseconds, as every time but an event's. */
    receivedAt: integer('received_at').notNull(),
    verdict: integer().notNull(),
    status: integer().notNull(),
    vendorType: integer('vendor_type'),
    reason: text(),
    size: integer().notNull(),
    sha256: blob({ mode: 'buffer' }).notNull(),
    headers: integer().notNull(),
    answer: integer().notNull(),
    kind: integer().notNull(),
    /** Of what is kept of the body; null where that is what arrived. */
    keptSize: integer('kept_size'),
    keptSha256: blob('kept_sha256', { mode: 'buffer' }),
    /** A text: ids of the privacy rules that removed something, with spaces between; null for none. */
    removed: integer(),
    /** The delivery that this entry has read again. */
    replayOf: integer('replay_of'),
  },
  // Which deliveries had this verdict, newest first? Nearly all were stored: those are found by walking.
  (table) => [
    index('deliveries_by_verdict')
      .on(table.verdict, table.id)
      .where(sql`verdict <> 0`),
    uniqueIndex('deliveries_replayed_once')
      .on(table.replayOf)
      .where(sql`replay_of is not null`),
  ],
);

/** Which stretches of the log hold deliveries of a source, see `stretches.ts`. */
export const stretches = sqliteTable(
  'stretches',
  { source: integer().notNull(), stretch: integer().notNull() },
  (table) => [primaryKey({ columns: [table.source, table.stretch] })],
);

/** Bodies that could not be parsed, so that nothing could be removed from them: apart from the others, to be erased in time. */
export const rawBodies = sqliteTable(
  'raw_bodies',
  {
    delivery: integer().primaryKey(),
    receivedAt: integer('received_at').notNull(),
    isErased: integer('is_erased', { mode: 'boolean' }).notNull(),
    sha256: blob({ mode: 'buffer' }).notNull(),
    /** Null where it is large and lies in a file, or was erased. */
    data: blob({ mode: 'buffer' }),
  },
  (table) => [
    // Which is the next to be erased, and does another one lie in the same file?
    index('raw_bodies_to_erase')
      .on(table.receivedAt)
      .where(sql`is_erased = 0`),
    index('raw_bodies_by_hash')
      .on(table.sha256)
      .where(sql`is_erased = 0`),
  ],
);

/** Test processes that were removed: what the log holds of them up to that number counts as nothing. */
export const removals = sqliteTable(
  'removals',
  { source: integer().notNull(), processId: text('process_id').notNull(), upTo: integer('up_to').notNull() },
  (table) => [primaryKey({ columns: [table.source, table.processId] })],
);

/**
 * Deliveries about which their vendor is asked. What they say is held until then: it counts by an entry of the log that
 * comes after the answer. A row stays, its token does not.
 */
export const verifications = sqliteTable(
  'verifications',
  {
    delivery: integer().primaryKey(),
    source: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    state: integer().notNull(),
    /** Sealed; null once nobody will ask any more. */
    token: text(),
    identity: text().notNull(),
    tries: integer().notNull(),
    nextAt: integer('next_at').notNull(),
    settledAt: integer('settled_at'),
    isReleased: integer('is_released', { mode: 'boolean' }).notNull(),
    /** Why it does not, though it was decided that it may; null where it does, or was not tried yet. */
    fault: text(),
  },
  (table) => [
    index('verifications_due')
      .on(table.nextAt)
      .where(sql`token is not null`),
    index('verifications_to_erase')
      .on(table.receivedAt)
      .where(sql`token is not null`),
    index('verifications_alike').on(table.identity, table.delivery),
    index('verifications_to_release')
      .on(table.delivery)
      .where(sql`is_released = 0 and fault is null and state in (1, 4, 6)`),
  ],
);

/** The bodies of consecutive deliveries, as many as one commit brought: one row is written where many would be. */
export const bodies = sqliteTable('bodies', {
  /** Id of the first delivery in it. */
  first: integer().primaryKey(),
  count: integer().notNull(),
  /** Whether `data` is deflated: nobody waits for that, so it is done behind. */
  isPacked: integer('is_packed', { mode: 'boolean' }).notNull(),
  /** The length of each body as 32 bits, little end first, then the bodies; see `bodies.ts`. */
  data: blob({ mode: 'buffer' }).notNull(),
});

/**
 * How much each source brought, by hour and by vendor type, counted in the commit that keeps it. One table, in which
 * the newest hour stands next to the types: so a commit writes one page for both.
 */
export const tallies = sqliteTable(
  'tallies',
  {
    source: integer().notNull(),
    /** What `key` is, see `tallyKind`: an hour since the epoch, or the number of a text. */
    kind: integer().notNull(),
    key: integer().notNull(),
    count: integer().notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.kind, table.key] })],
);

/** One row that is written to find out whether anything can be. */
export const probes = sqliteTable('probes', {
  id: integer().primaryKey(),
  value: blob({ mode: 'buffer' }).notNull(),
});

// Projections: what the projector made of the log.

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
    number: integer().notNull(),
    /** Its labels' values and stations' names, caseless, a line each: for the search that walks the newest. */
    texts: text().notNull(),
  },
  (table) => [
    index('processes_by_seq').on(table.seq),
    index('processes_by_state').on(table.state, table.seq),
    index('processes_by_workflow').on(table.workflowName, table.seq),
    index('processes_by_workflow_state').on(table.workflowName, table.state, table.seq),
    index('processes_by_start').on(table.startedAt, table.id),
    index('processes_by_number').on(table.number, table.id),
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

/** Each distinct text once, caseless. `terms_text` holds the trigrams of labels' values and stations' names. */
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
