import { existsSync, realpathSync } from 'node:fs';

/**
 * The file that an address names. Where a link leads to it, the file itself: what stands beside it, lock and log and
 * bodies, is the same for all who come by whatever name.
 */
export function databaseFile(databaseUrl: string): string {
  const path = databaseUrl.slice('file:'.length);
  return existsSync(path) ? realpathSync(path) : path;
}
