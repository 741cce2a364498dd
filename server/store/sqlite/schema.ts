import { sql } from 'drizzle-orm';
import type { CredentialScheme } from '../../../shared/source.ts';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// The log: what arrived, and what people did. No delivery is ever changed; the projections can be made anew from it.

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

/** What holds for the whole server; a row only where it is not the default. */
export const settings = sqliteTable('settings', {
  name: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
});

/** What people look at again and again, under names. */
export const views = sqliteTable('views', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  path: text().notNull(),
  q: text().notNull(),
  place: integer().notNull(),
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

/** What a person last did about a process: closed it at that number of the log, or opened it again. */
export const closings = sqliteTable(
  'closings',
  {
    source: integer().notNull(),
    processId: text('process_id').notNull(),
    seq: integer().notNull(),
    /** Null where it was opened again. */
    closedAt: integer('closed_at'),
  },
  (table) => [primaryKey({ columns: [table.source, table.processId] })],
);

const hasToken = sql`token is not null`;
/** Unverified or unproven. */
const isOpen = sql`state in (0, 3)`;

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
    index('verifications_due').on(table.nextAt).where(hasToken),
    index('verifications_to_erase').on(table.receivedAt).where(hasToken),
    index('verifications_alike').on(table.identity, table.delivery),
    index('verifications_open').on(table.delivery).where(isOpen),
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
