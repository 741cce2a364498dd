import { setTimeout as sleep } from 'node:timers/promises';

/** For so many milliseconds a lock that another program holds is waited for; a backup takes less. */
const patience = 1000;
const between = 20;

const isLocked = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/** Tries again while the database is locked. Everyone else gets their turn meanwhile: SQLite's own waiting stops them all. */
export async function patiently<T>(run: () => T): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!isLocked(error) || performance.now() > until) throw error;
      await sleep(between);
    }
  }
}
