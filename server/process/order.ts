import type { EventType } from '../../shared/event.ts';
import type { Fact } from './fact.ts';

/** Rank of a type among facts of the same vendor moment: the order in which a session can live through them. */
export const rank: Readonly<Record<EventType, number>> = Object.fromEntries(
  [
    'signature_request.initialized',
    'signature_request.updated',
    'signature_request.waiting_documents',
    'document_request.provided',
    'signature_request.ready',
    'signature_request.launched',
    'signature_request.approver_step',
    'signature_request.children_generated',
    'session.created',
    'signature_session.initialized',
    'session.logged_in',
    'session.loaded',
    'session.field_changed',
    'signer_image.generated',
    'signer_image.failed',
    'signature.finalized',
    'signature.failed',
    'session.submitted',
    'session.expired',
    'session.deleted',
    'signature_request.failed',
    'signature_request.cancelled',
    'signature_request.expired',
    'signature_request.completed',
    'process.archived',
    'signature_proof.generated',
    'signature_proof.failed',
  ].map((type, place) => [type, place]),
) as Record<EventType, number>;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Timeline order: vendor time to the microsecond, then rank, then session id, then what the fact says.
 * Arrival has no say in it, so that every order of arrival gives the same timeline.
 */
export function compareFacts(a: Fact, b: Fact): number {
  return (
    a.occurred.us - b.occurred.us ||
    rank[a.type] - rank[b.type] ||
    compareText(a.sessionId ?? '', b.sessionId ?? '') ||
    compareText(content(a), content(b)) ||
    // Copies to the letter: whichever stays says the same, and it shall always be the same one.
    a.seq - b.seq
  );
}

/** What two facts of one moment, type and session are told apart by. */
function content({
  occurred,
  recipient,
  labels,
  transactionNumber,
  processNumber,
  client,
  archive,
  request,
}: Fact): string {
  return JSON.stringify([
    occurred.raw,
    recipient,
    labels,
    transactionNumber,
    processNumber,
    client,
    archive,
    request,
  ]);
}

/** Copies of one fact count once: same subject, type and vendor moment; without a session or a vendor's time, same content. */
export function withoutCopies(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact, index) => {
    const previous = facts[index - 1];
    return (
      previous?.type !== fact.type ||
      previous.occurred.us !== fact.occurred.us ||
      previous.sessionId !== fact.sessionId ||
      ((fact.sessionId === null || fact.occurred.raw === null) && content(previous) !== content(fact))
    );
  });
}
