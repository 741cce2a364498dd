import type Database from 'better-sqlite3';

/**
 * A statement for the paths that run thousands of times a second: written with the query builder, run by the driver.
 * Every value in it must be a placeholder; they are given in their order, and nothing is mapped on the way.
 */
export function statement(
  client: Database.Database,
  query: { toSQL(): { sql: string } },
): Database.Statement<(string | number | Buffer | null)[]> {
  return client.prepare(query.toSQL().sql);
}
