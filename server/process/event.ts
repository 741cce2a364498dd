import type { Event } from '../../shared/event.ts';
import { toIso } from './iso.ts';
import type { TimelineFact } from './order.ts';

/** A fact as the wire has it. */
export function toEvent(fact: TimelineFact): Event {
  return {
    seq: fact.seq,
    type: fact.type,
    vendorType: fact.vendorType,
    processId: fact.processId,
    sessionId: fact.sessionId,
    transactionNumber: fact.transactionNumber,
    recipient: fact.recipient,
    labels: fact.labels,
    client: fact.client,
    occurredAt: toIso(fact.occurred.us),
    occurredAtRaw: fact.occurred.raw,
    receivedAt: toIso(fact.receivedAt * 1000),
    reconstructed: fact.reconstructed,
    deliveryId: fact.deliveryId,
  };
}
