import { z } from 'zod';
import { eventType, recipient } from './event.ts';
import { isoTime } from './process.ts';
import { shownText } from './shown-text.ts';

/** A file that an archive brought. Its bytes are kept only where the source says so. */
export const archivedFile = z.object({
  /** Its place among the files of its archive. */
  index: z.number().int(),
  kind: z.enum(['signed', 'attachment']),
  name: shownText,
  mediaType: shownText,
  /** Bytes of the file itself, and their SHA-256 in hex; null where its content was no base64. */
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  isKept: z.boolean(),
});
export type ArchivedFile = z.infer<typeof archivedFile>;

/** How one session was submitted; a null member was not told, or a privacy rule removed it. */
export const submission = z.object({
  sessionId: z.string(),
  template: shownText.nullable(),
  device: shownText.nullable(),
  userAgent: shownText.nullable(),
  ip: shownText.nullable(),
  place: z
    .object({ latitude: z.number(), longitude: z.number(), accuracy: z.number().nullable() })
    .nullable(),
});
export type Submission = z.infer<typeof submission>;

export const signature = z.object({ id: z.string(), signedAt: isoTime.nullable(), signer: recipient });
export type Signature = z.infer<typeof signature>;

/** Never a number of a card. */
export const payment = z.object({
  status: shownText.nullable(),
  type: shownText.nullable(),
  amount: z.number().nullable(),
  currency: shownText.nullable(),
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
  author: shownText.nullable(),
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
