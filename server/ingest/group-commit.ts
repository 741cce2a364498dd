import type { NewDelivery } from '../store/delivery.ts';
import type { Store } from '../store/store.ts';

interface Waiting {
  delivery: NewDelivery;
  resolve: (id: number) => void;
  reject: (error: unknown) => void;
}

/**
 * Turns of the event loop that a group gathers for. The answers to one commit bring the next deliveries within a
 * turn or two; waiting for them made groups larger and the rate a tenth higher. On an idle loop a turn is nothing.
 */
const turns = 3;

function afterTurns(count: number, run: () => void): void {
  setImmediate(count > 1 ? () => afterTurns(count - 1, run) : run);
}

/**
 * Appends every delivery of a few turns of the event loop in one commit: a fsync is shared by all who wait for it,
 * and one alone waits for nobody. Resolves to its number after the commit; rejects where nothing was stored.
 */
export function createGroupCommit(store: Pick<Store, 'append'>): (delivery: NewDelivery) => Promise<number> {
  let waiting: Waiting[] = [];

  async function commit(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      const ids = await store.append(group.map((each) => each.delivery));
      for (const [index, each] of group.entries()) each.resolve(ids[index] ?? 0);
    } catch (error) {
      for (const each of group) each.reject(error);
    }
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) afterTurns(turns, () => void commit());
      waiting.push({ delivery, resolve, reject });
    });
}
