import type { Recipient } from '../../shared/event.ts';
import type { Station } from '../../shared/process.ts';
import { isOpen, type ProcessState, type StationState } from '../../shared/states.ts';
import { type Fact, signingSession } from './fact.ts';
import { toIso } from './iso.ts';
import { orderOfSigners } from './request-signers.ts';
import { type Children, isSplit, standingOf } from './split-request.ts';

/** How a request ended for whoever had not signed. */
type End = 'failed' | 'deleted' | 'expired';

/** A request for signatures as its facts tell it. */
export interface RequestLine {
  state: ProcessState;
  stations: Station[];
  /** Epoch microseconds; null unless `state` is `completed`. */
  completedUs: number | null;
}

/**
 * Folds the facts of a request for signatures, in timeline order. Its vendor tells no times, so states and stations
 * follow from what is told alone, in whatever order it came; only the times are those of arrival.
 */
export function requestLine(timeline: readonly [Fact, ...Fact[]], children?: Children): RequestLine {
  const documents = documentsOf(timeline);
  const ending = endingOf(timeline);
  const isParent = isSplit(timeline, children);
  // Whoever is only listed on a request that was split signs in what was made from it.
  const signers = orderOfSigners(timeline)
    .filter(({ id }) => !isParent || timeline.some(({ recipient }) => recipient?.id === id))
    .map((signer) => toStation(timeline[0].processId, signer, timeline, documents, ending));
  const haveAllSigned = signers.every(({ state }) => state === 'submitted');
  const completedUs = haveAllSigned ? ending.completedUs : null;
  const isLeftToChildren = isParent && signers.length === 0 && (ending.end === null || completedUs !== null);
  if (isLeftToChildren) return { stations: signers, ...standingOf(children, completedUs) };
  const state = completedUs === null ? stateOf(signers, ending) : 'completed';
  return { stations: signers, state, completedUs };
}

/** What is to be signed: the documents that were provided, and those that anybody has signed or failed to sign. */
function documentsOf(timeline: readonly Fact[]): Set<string> {
  const told = timeline
    .filter(({ type }) => documentTypes.has(type))
    .map(({ request }) => request?.documentId);
  return new Set(told.filter((each) => each !== null && each !== undefined));
}

/** A proof tells of documents as well, but comes after everything and changes nothing. */
const documentTypes: ReadonlySet<Fact['type']> = new Set([
  'document_request.provided',
  'signer_image.generated',
  'signature.finalized',
  'signature.failed',
]);

interface Ending {
  /** Null while it goes on. Completion ends it too, without a signature of those who have not signed. */
  end: { state: End; us: number } | null;
  completedUs: number | null;
}

const statuses: Readonly<Record<string, End | 'completed'>> = {
  LAUNCH_ERROR: 'failed',
  FAILED: 'failed',
  CANCELLED: 'deleted',
  EXPIRED: 'expired',
  COMPLETED: 'completed',
};

const endTypes: Readonly<Partial<Record<Fact['type'], End | 'completed'>>> = {
  'signature_request.failed': 'failed',
  'signature_request.cancelled': 'deleted',
  'signature_request.expired': 'expired',
  'signature_request.completed': 'completed',
};

/** Where it ended in several ways, the one that says most of why somebody did not sign. */
function endingOf(timeline: readonly Fact[]): Ending {
  const first = new Map<End | 'completed', number>();
  for (const { type, request, occurred } of timeline) {
    const end = endTypes[type] ?? statuses[request?.status ?? ''];
    if (end && !first.has(end)) first.set(end, occurred.us);
  }
  const completedUs = first.get('completed') ?? null;
  for (const state of ['deleted', 'expired', 'failed'] as const) {
    const us = first.get(state);
    if (us !== undefined) return { end: { state, us }, completedUs };
  }
  return { end: completedUs === null ? null : { state: 'failed', us: completedUs }, completedUs };
}

function stateOf(signers: readonly Station[], { end }: Ending): ProcessState {
  if (signers.length === 0) return end?.state ?? 'running';
  if (signers.every(({ state }) => state === 'submitted')) return 'submitted';
  if (signers.some(({ state }) => isOpen(state))) return 'running';
  return end?.state ?? 'failed';
}

function toStation(
  processId: string,
  signer: Recipient & { id: string },
  timeline: readonly Fact[],
  documents: ReadonlySet<string>,
  { end }: Ending,
): Station {
  const own = timeline.filter(({ recipient }) => recipient?.id === signer.id);
  const firstOf = (...types: Fact['type'][]) => own.find(({ type }) => types.includes(type))?.occurred.us;
  const signedAt = new Map<string | null, number>();
  for (const { type, request, occurred } of own) {
    const document = request?.documentId ?? null;
    if (type === 'signature.finalized' && !signedAt.has(document)) signedAt.set(document, occurred.us);
  }
  const hasSigned = signedAt.size > 0 && [...documents].every((each) => signedAt.has(each));
  const hasFailed = own.some(
    ({ type, request }) => type === 'signature.failed' && !signedAt.has(request?.documentId ?? null),
  );
  const launched = timeline.find(({ request }) => request?.signers?.some(({ id }) => id === signer.id));
  const openedUs = firstOf('signature_session.initialized');
  // Whoever signs a single document does so at once.
  const signing = hasSigned && signedAt.size === 1 ? [] : (['signature.finalized'] as const);
  const signingUs = firstOf('signer_image.generated', ...signing);
  const state = hasSigned
    ? 'submitted'
    : hasFailed
      ? 'failed'
      : (end?.state ?? openState(openedUs, signingUs));
  const fields = {
    sessionId: signingSession(processId, signer.id),
    transactionNumber: null,
    createdAt: toIso(launched?.occurred.us),
    loggedInAt: toIso(openedUs),
    loadedAt: toIso(signingUs),
    submittedAt: hasSigned ? toIso(Math.max(...signedAt.values())) : null,
    expiredAt: state === 'expired' ? toIso(end?.us) : null,
    deletedAt: state === 'deleted' ? toIso(end?.us) : null,
  };
  const visits = own.filter(({ type }) => type === 'signature_session.initialized').length;
  const counted = { state, visits, activity: 0 };
  return {
    name: signer.name ?? signer.id,
    recipientId: signer.id,
    ...fields,
    ...counted,
    sessions: [{ ...fields, ...counted, reconstructed: false }],
  };
}

/** Of one who may still sign. */
function openState(openedUs: number | undefined, signingUs: number | undefined): StationState {
  if (signingUs !== undefined) return 'filling';
  return openedUs === undefined ? 'waiting' : 'opened';
}
