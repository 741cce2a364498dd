import type { DecisionAnswer, DecisionRequest } from '../../shared/delivery.ts';
import type { Store } from '../store/store.ts';
import type { Replayed } from './replay.ts';

interface DecideParts {
  store: Pick<Store, 'decideVerification'>;
  release: (deliveries: readonly number[]) => Promise<Replayed[]>;
  now: () => number;
}

const decisions = { accept: 'accepted', dismiss: 'dismissed' } as const;

/**
 * A person decides about a delivery that its vendor has not confirmed. An accepted one counts from then on, as if the
 * vendor had. Null where there is nothing to decide.
 */
export function createDecide({ store, release, now }: DecideParts) {
  return async (id: number, { decision }: DecisionRequest): Promise<DecisionAnswer | null> => {
    const verification = decisions[decision];
    if (!(await store.decideVerification(id, verification, now()))) return null;
    const [done] = decision === 'accept' ? await release([id]) : [];
    return { verification, replayed: done ? { outcome: done.outcome, reason: done.reason } : null };
  };
}
