import { z } from 'zod';
import { humanNumber, isoTime, labels } from './process.ts';

/** Every kind of fact that is read from a delivery. */
export const eventTypes = [
  'session.created',
  'session.logged_in',
  'session.loaded',
  'session.submitted',
  'session.expired',
  'session.deleted',
  'process.archived',
] as const;
export const eventType = z.enum(eventTypes);
export type EventType = z.infer<typeof eventType>;

export const recipient = z.object({ id: z.string().nullable(), name: z.string().nullable() });
export type Recipient = z.infer<typeof recipient>;

/** What the vendor said of the browser; a null member was not told. */
export const client = z.object({
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  device: z.string().nullable(),
});
export type Client = z.infer<typeof client>;

export const event = z.object({
  seq: z.number().int(),
  type: eventType,
  vendorType: z.string(),
  processId: z.string(),
  /** Null for an event of the whole process, such as its archive. */
  sessionId: z.string().nullable(),
  transactionNumber: humanNumber.nullable(),
  recipient: recipient.nullable(),
  labels,
  client: client.nullable(),
  occurredAt: isoTime,
  /** The vendor's own text, to the microsecond where it told them. */
  occurredAtRaw: z.string(),
  receivedAt: isoTime,
  /** Told later by an archive, not by a webhook of its own; it then carries the archive's `seq`. */
  reconstructed: z.boolean(),
  deliveryId: z.number().int(),
});
export type Event = z.infer<typeof event>;
