import type { Store } from '../store/store.ts';

const day = 24 * 60 * 60 * 1000;

/** Milliseconds for which a body is kept that could not be parsed, so that nothing private could be removed from it. */
export const rawBodyLife = 30 * day;
/** Milliseconds after its last event for which a test process stays. */
export const testLife = day;

interface TimeLimitParts {
  store: Pick<Store, 'eraseRaw' | 'removeOldTest'>;
  now: () => number;
  /** Told where a process was removed. Only a hint. */
  onRemoved: () => void;
}

/** Takes away a little of what is kept for a limited time only. Resolves to whether there may be more of it. */
export function createTimeLimits({ store, now, onRemoved }: TimeLimitParts): () => Promise<boolean> {
  return async () => {
    if (await store.eraseRaw(now() - rawBodyLife)) return true;
    const isRemoved = await store.removeOldTest(now() - testLife, now());
    if (isRemoved) onRemoved();
    return isRemoved;
  };
}
