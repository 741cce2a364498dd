import type { Connection } from './open.ts';

/** Runs what deletes or overwrites something for good: SQLite then writes zeros over it, also in pages that it leaves. */
export function erasing<T>({ client }: Pick<Connection, 'client'>, run: () => T): T {
  client.pragma('secure_delete = ON');
  try {
    return run();
  } finally {
    client.pragma('secure_delete = FAST');
  }
}
