import type { Delivery } from '../../../shared/delivery.ts';

export function makeDelivery(told: Partial<Delivery> & { id: number }): Delivery {
  return {
    receivedAt: '2026-03-02T08:00:00.000Z',
    provider: 'cellosign',
    source: 'hr',
    verdict: 'stored',
    reason: null,
    status: 200,
    vendorType: 'WHEF_SESSION_CREATED',
    processId: 'p-1',
    seq: told.id,
    duplicateOf: null,
    size: 600,
    sha256: 'ab'.repeat(32),
    removed: [],
    verification: null,
    verifiedAt: null,
    ...told,
  };
}
