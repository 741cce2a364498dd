import type Database from 'better-sqlite3';

/**
 * Runs a step of the projections, which is not synced by itself. It stands in the write-ahead log before the next
 * delivery, whose own sync takes it along; what a power cut takes away of it is made again. Syncing each step would double
 * what folding costs.
 */
export function unsynced<T>(client: Database.Database, step: () => T): T {
  client.pragma('synchronous = NORMAL');
  try {
    return step();
  } finally {
    client.pragma('synchronous = FULL');
  }
}
