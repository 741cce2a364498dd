import type { Event } from '../../shared/event.ts';
import { arrange } from './arrange.ts';
import type { Fact } from './fact.ts';
import { toIso } from './iso.ts';

/** A fact as the wire has it. */
export function toEvent(fact: Fact): Event {
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
    isAmbiguous: fact.occurred.isAmbiguous ?? false,
    receivedAt: toIso(fact.receivedAt * 1000),
    reconstructed: fact.reconstructed,
    deliveryId: fact.deliveryId,
  };
}

/** Every event of one process in timeline order, those told by an archive alone included. */
export function timeline(facts: readonly Fact[]): Event[] {
  return arrange(facts).map(toEvent);
}
