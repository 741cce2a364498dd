import { z } from 'zod';
import { eventType, recipient } from './event.ts';
import { isoTime } from './process.ts';

/** A file that an archive brought. Its bytes are kept only where the source says so. */
export const archivedFile = z.object({
  /** Its place among the files of its archive. */
  index: z.number().int(),
  kind: z.enum(['signed', 'attachment']),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes of the file itself, and their SHA-256 in hex; null where its content was no base64. */
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  isKept: z.boolean(),
});
export type ArchivedFile = z.infer<typeof archivedFile>;

/** How one session was submitted; a null member was not told, or a privacy rule removed it. */
export const submission = z.object({
  sessionId: z.string(),
  template: z.string().nullable(),
  device: z.string().nullable(),
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  place: z
    .object({ latitude: z.number(), longitude: z.number(), accuracy: z.number().nullable() })
    .nullable(),
});
export type Submission = z.infer<typeof submission>;

export const signature = z.object({ id: z.string(), signedAt: isoTime.nullable(), signer: recipient });
export type Signature = z.infer<typeof signature>;

/** Never a number of a card. */
export const payment = z.object({
  status: z.string().nullable(),
  type: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  transactionId: z.string().nullable(),
  sessionId: z.string().nullable(),
});
export type Payment = z.infer<typeof payment>;

/** What the archive says beyond the line: the newest one, where there are several. */
export const archiveSummary = z.object({
  deliveryId: z.number().int(),
  occurredAt: isoTime,
  receivedAt: isoTime,
  /** The vendor's user who started the process. */
  author: z.string().nullable(),
  /** Of the steps that the archive tells, how many had arrived as webhooks of their own, and which had not. */
  webhooks: z.object({
    told: z.number().int(),
    arrived: z.number().int(),
    missing: z.array(z.object({ sessionId: z.string(), type: eventType })),
  }),
  submissions: z.array(submission),
  signatures: z.array(signature),
  payments: z.array(payment),
  files: z.array(archivedFile),
});
export type ArchiveSummary = z.infer<typeof archiveSummary>;
