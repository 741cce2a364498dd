import type { Store } from '../store.ts';

/** What the system says where a write or a sync failed. What it shows as written may be gone then. */
const isDoubtful = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_IOERR');

/** What only reads, and so may go on with what there is while the disk takes nothing at all. */
const reading: ReadonlySet<keyof Store> = new Set([
  'sources',
  'settings',
  'views',
  'seenTypes',
  'busyHours',
  'toldTimes',
  'position',
  'kept',
  'removedAfter',
  'process',
  'children',
  'hasTold',
  'processes',
  'processesJson',
  'page',
  'counts',
  'processesAfter',
  'touchedAfter',
  'aged',
  'knownTerms',
  'turned',
  'workflows',
  'usual',
  'limits',
  'standing',
  'log',
  'factsAfter',
  'deliveries',
  'delivery',
  'copies',
  'body',
]);

/**
 * A store that is opened anew after an I/O error, before anything else is done with it. After a failed sync the
 * system may have dropped pages that it still shows as written; only what a fresh connection reads from the disk counts
 * then. Should that lack what was acknowledged, nothing more is acknowledged. While it cannot be opened anew because
 * nothing can be written, people go on reading what was acknowledged. `letGo` closes the other connections to the file:
 * beside one that goes on, a fresh one is told what that one believes.
 */
export function reopening(
  open: () => Store,
  secureLog: () => void,
  letGo: () => Promise<void> = () => Promise.resolve(),
): Store {
  let store = open();
  let isInDoubt = false;
  let isOpen = true;
  /** Number of the last delivery whose commit returned. */
  let acknowledged = 0;

  async function renew(): Promise<void> {
    // Before anything else: closing moves the log into the main file.
    secureLog();
    await letGo();
    isOpen = false;
    // It may fail to close for the very reason that it is closed for.
    await store.close().catch(() => undefined);
    const opened = open();
    const { last } = await opened.position();
    if (last < acknowledged) {
      await opened.close();
      throw new Error(
        `the database ends at delivery ${last} after an I/O error, but ${acknowledged} was acknowledged`,
      );
    }
    store = opened;
    isOpen = true;
    isInDoubt = false;
  }

  let renewal: Promise<void> | null = null;

  async function attempt<T>(verb: keyof Store, run: (current: Store) => Promise<T>): Promise<T> {
    if (isInDoubt) {
      try {
        await (renewal ??= renew().finally(() => (renewal = null)));
      } catch (error) {
        if (!isOpen || !reading.has(verb)) throw error;
      }
    }
    try {
      return await run(store);
    } catch (error) {
      isInDoubt ||= isDoubtful(error);
      throw error;
    }
  }

  type Verb = (...values: unknown[]) => Promise<unknown>;
  const verbs = Object.keys(store) as (keyof Store)[];
  const delegating = Object.fromEntries(
    verbs.map((verb) => [
      verb,
      (...values: unknown[]) => attempt(verb, (current) => (current[verb] as Verb)(...values)),
    ]),
  ) as unknown as Store;

  return {
    ...delegating,
    append: async (batch) => {
      const ids = await attempt('append', (current) => current.append(batch));
      acknowledged = ids.at(-1) ?? acknowledged;
      return ids;
    },
    close: () => store.close(),
  };
}
