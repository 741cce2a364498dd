import { z } from 'zod';
import type { EventType, Recipient } from '../../../shared/event.ts';
import { id, optionalId } from '../id.ts';
import { readText } from '../read-text.ts';

/** Topic and action as they are written in types, lists and answers. */
export function vendorTypeOf(topic: string, action: string): string {
  return `${topic}/${action}`;
}

/** The vendor's topics and actions that tell of a signature request, those of older versions included. */
export const factTypes: ReadonlyMap<string, EventType> = new Map([
  ['SIGNATURE_REQUEST/INITIALIZED', 'signature_request.initialized'],
  ['SIGNATURE_REQUEST/UPDATED', 'signature_request.updated'],
  ['SIGNATURE_REQUEST/WAITING_DOCUMENTS', 'signature_request.waiting_documents'],
  ['SIGNATURE_REQUEST/READY', 'signature_request.ready'],
  ['SIGNATURE_REQUEST/LAUNCHED', 'signature_request.launched'],
  ['SIGNATURE_REQUEST/APPROVER_STEP', 'signature_request.approver_step'],
  ['SIGNATURE_REQUEST/CHILDREN_GENERATED', 'signature_request.children_generated'],
  // One version of the vendor's spelt it so.
  ['SIGNATURE_REQUEST/CHILDREN_GERENATED', 'signature_request.children_generated'],
  ['SIGNATURE_REQUEST/FAILED', 'signature_request.failed'],
  ['SIGNATURE_REQUEST/CANCELLED', 'signature_request.cancelled'],
  ['SIGNATURE_REQUEST/EXPIRED', 'signature_request.expired'],
  ['SIGNATURE_REQUEST/COMPLETED', 'signature_request.completed'],
  ['SIGNATURE_SESSION/INITIALIZED', 'signature_session.initialized'],
  ['DOCUMENT_REQUEST/PROVIDED', 'document_request.provided'],
  ['SIGNATURE_SIGNER_IMAGE/GENERATED', 'signer_image.generated'],
  ['SIGNATURE_SIGNER_IMAGE/FAILED', 'signer_image.failed'],
  ['SIGNATURE_IMAGE/GENERATED', 'signer_image.generated'],
  ['SIGNATURE_IMAGE/FAILED', 'signer_image.failed'],
  ['SIGNATURE/FINALIZED', 'signature.finalized'],
  ['SIGNATURE/FAILED', 'signature.failed'],
  ['SIGNATURE_PROOF/GENERATED', 'signature_proof.generated'],
  ['SIGNATURE_PROOF/ADV_GENERATED', 'signature_proof.generated'],
  ['SIGNATURE_PROOF/SIGNATURE_PROOF_GENERATED', 'signature_proof.generated'],
  ['SIGNATURE_PROOF/ADVANCED_PROOF_GENERATED', 'signature_proof.generated'],
] satisfies [string, EventType][]);

/** What the same action says where its `msgNature` is ERROR. */
export const failureOf: Readonly<Partial<Record<EventType, EventType>>> = {
  'signer_image.generated': 'signer_image.failed',
  'signature_proof.generated': 'signature_proof.failed',
};

/** What may hold anything at all: read leniently afterwards, and never refused. */
const free = z.unknown().optional();
const name = z.string().min(1).max(512);

export const envelope = z.object({
  topic: name,
  action: name,
  appId: free,
  appEnv: free,
  msgNature: free,
  content: free,
});

/** Of every action that tells of a signature request. */
export const requestContent = z.object({
  signatureRequestId: id,
  signatureRequestExternalId: free,
  initialSignatureRequestId: optionalId.optional(),
  status: free,
  signers: free,
  documentId: free,
});

/** Of those that tell what one signer did, besides. */
export const signerContent = z.object({ signerId: id, signerExternalId: free });

/** The facts that one signer brings about. */
export const signerTypes: ReadonlySet<EventType> = new Set([
  'signature_session.initialized',
  'signer_image.generated',
  'signer_image.failed',
  'signature.finalized',
  'signature.failed',
] satisfies EventType[]);

/**
 * Everybody who is to sign: two lists by the way in which they are asked, or a single one in older versions. Null
 * where nobody is told.
 */
export function readSigners(value: unknown): Recipient[] | null {
  const lists = Array.isArray(value) ? [value] : isRecord(value) ? Object.values(value) : [];
  const signers = new Map<string, Recipient>();
  for (const each of lists.filter((list) => Array.isArray(list)).flat() as unknown[]) {
    const signer = isRecord(each) ? toRecipient(each['signerId'], each['signerExternalId']) : null;
    if (signer?.id && !signers.has(signer.id)) signers.set(signer.id, signer);
  }
  return signers.size === 0 ? null : [...signers.values()];
}

export function toRecipient(signerId: unknown, externalId: unknown): Recipient {
  return { id: readText(signerId), name: readText(externalId) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
