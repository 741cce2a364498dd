import type { EventType } from '../../../shared/event.ts';
import type { StationState } from '../../../shared/states.ts';

/** For each type of event: the word that the page has for it and the state whose colour it takes. */
export const eventKinds = {
  'session.created': { word: 'created', tone: 'waiting' },
  'session.logged_in': { word: 'loggedIn', tone: 'opened' },
  'session.loaded': { word: 'loaded', tone: 'filling' },
  'session.submitted': { word: 'submitted', tone: 'submitted' },
  'session.expired': { word: 'expired', tone: 'expired' },
  'session.deleted': { word: 'deleted', tone: 'deleted' },
  'process.archived': { word: 'archived', tone: 'submitted' },
  'session.field_changed': { word: 'fieldChanged', tone: 'filling' },
  'signature_request.initialized': { word: 'requestInitialized', tone: 'waiting' },
  'signature_request.updated': { word: 'requestUpdated', tone: 'waiting' },
  'signature_request.waiting_documents': { word: 'requestWaiting', tone: 'waiting' },
  'signature_request.ready': { word: 'requestReady', tone: 'waiting' },
  'signature_request.launched': { word: 'requestLaunched', tone: 'waiting' },
  'signature_request.approver_step': { word: 'approverStep', tone: 'opened' },
  'signature_request.children_generated': { word: 'childrenGenerated', tone: 'submitted' },
  'signature_request.failed': { word: 'requestFailed', tone: 'failed' },
  'signature_request.cancelled': { word: 'requestCancelled', tone: 'deleted' },
  'signature_request.expired': { word: 'requestExpired', tone: 'expired' },
  'signature_request.completed': { word: 'requestCompleted', tone: 'submitted' },
  'signature_session.initialized': { word: 'sessionInitialized', tone: 'opened' },
  'document_request.provided': { word: 'documentProvided', tone: 'filling' },
  'signer_image.generated': { word: 'imageGenerated', tone: 'filling' },
  'signer_image.failed': { word: 'imageFailed', tone: 'failed' },
  'signature.finalized': { word: 'signatureFinalized', tone: 'submitted' },
  'signature.failed': { word: 'signatureFailed', tone: 'failed' },
  'signature_proof.generated': { word: 'proofGenerated', tone: 'submitted' },
  'signature_proof.failed': { word: 'proofFailed', tone: 'failed' },
} as const satisfies Record<EventType, { word: string; tone: StationState }>;
