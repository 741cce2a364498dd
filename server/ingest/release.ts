import type { Store } from '../store/store.ts';
import type { Replayed } from './replay.ts';

interface ReleaseParts {
  store: Pick<Store, 'noteReleased'>;
  replay: (ids: readonly number[]) => Promise<Replayed[]>;
}

/** Outcomes by which what a delivery says counts. */
const counting: readonly Replayed['outcome'][] = ['read', 'known'];

/**
 * Makes what held deliveries say count. A second time changes nothing. One that cannot be read any more is told apart,
 * with the reason: it can be read again once that is mended.
 */
export function createRelease({ store, replay }: ReleaseParts): ReleaseParts['replay'] {
  return async (ids) => {
    const replayed = await replay(ids);
    for (const { id, outcome, reason } of replayed) {
      const fault = reason ?? 'It is of a type that this version does not know.';
      await store.noteReleased(id, counting.includes(outcome) ? null : fault);
    }
    return replayed;
  };
}
