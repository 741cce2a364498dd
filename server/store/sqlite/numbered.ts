import type { Fact } from '../../process/fact.ts';
import type { Arrival } from './arrivals.ts';
import type { Rest } from './rest.ts';

/** What an entry of the log says, with its place there. Written out: so many pass here that spreading objects counts. */
export function numbered({ fact, seq, deliveryId, receivedAt }: Arrival, rest: Rest): Fact {
  return {
    type: fact.type,
    vendorType: rest.vendorType,
    processId: fact.processId,
    processNumber: rest.processNumber,
    sessionId: fact.sessionId,
    transactionNumber: rest.transactionNumber,
    recipient: rest.recipient,
    labels: rest.labels,
    client: rest.client,
    occurred: fact.occurred ?? { us: receivedAt * 1000, raw: null },
    archive: rest.archive,
    request: rest.request,
    seq,
    deliveryId,
    receivedAt,
    reconstructed: false,
  };
}
