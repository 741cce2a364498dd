import { z } from 'zod';
import { humanNumber, isoTime, labels } from './process.ts';
import { shownText } from './shown-text.ts';

/** Every kind of fact that is read from a delivery. */
export const eventTypes = [
  'session.created',
  'session.logged_in',
  'session.loaded',
  'session.submitted',
  'session.expired',
  'session.deleted',
  'process.archived',
  'session.field_changed',
  'signature_request.initialized',
  'signature_request.updated',
  'signature_request.waiting_documents',
  'signature_request.ready',
  'signature_request.launched',
  'signature_request.approver_step',
  'signature_request.children_generated',
  'signature_request.failed',
  'signature_request.cancelled',
  'signature_request.expired',
  'signature_request.completed',
  'signature_session.initialized',
  'document_request.provided',
  'signer_image.generated',
  'signer_image.failed',
  'signature.finalized',
  'signature.failed',
  'signature_proof.generated',
  'signature_proof.failed',
] as const;
export const eventType = z.enum(eventTypes);
export type EventType = z.infer<typeof eventType>;

export const recipient = z.object({ id: z.string().nullable(), name: shownText.nullable() });
export type Recipient = z.infer<typeof recipient>;

/** What the vendor said of the browser; a null member was not told. */
export const client = z.object({
  ip: shownText.nullable(),
  userAgent: shownText.nullable(),
  device: shownText.nullable(),
});
export type Client = z.infer<typeof client>;

export const event = z.object({
  seq: z.number().int(),
  type: eventType,
  vendorType: shownText,
  processId: z.string(),
  /** Null for an event of the whole process, such as its archive. */
  sessionId: z.string().nullable(),
  transactionNumber: humanNumber.nullable(),
  recipient: recipient.nullable(),
  labels,
  client: client.nullable(),
  occurredAt: isoTime,
  /** The vendor's own text, to the microsecond where it told them. Null where it told no time: then `occurredAt` is that of arrival. */
  occurredAtRaw: z.string().nullable(),
  /** True where the vendor's clock was set back in that hour, so that it may also have been an hour later. */
  isAmbiguous: z.boolean(),
  receivedAt: isoTime,
  /** Told later by an archive, not by a webhook of its own; it then carries the archive's `seq`. */
  reconstructed: z.boolean(),
  deliveryId: z.number().int(),
});
export type Event = z.infer<typeof event>;

export const eventList = z.object({ items: z.array(event) });
export const eventPage = z.object({ items: z.array(event), lastSeq: z.number().int() });
