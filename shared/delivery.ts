import { z } from 'zod';
import { isoTime } from './process.ts';

/** stored: became an event. duplicate: a copy of an earlier one. ignored: a type we do not know. quarantined: unreadable. */
export const verdicts = ['stored', 'duplicate', 'ignored', 'quarantined'] as const;
export const verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof verdict>;

/** One HTTP request that arrived at a source. */
export const delivery = z.object({
  id: z.number().int(),
  receivedAt: isoTime,
  provider: z.string(),
  source: z.string(),
  verdict,
  /** Why it was not stored, as the vendor was told; null where it was. */
  reason: z.string().nullable(),
  /** HTTP status of our answer. */
  status: z.number().int(),
  vendorType: z.string().nullable(),
  processId: z.string().nullable(),
  /** The event it became; null unless `verdict` is `stored`. */
  seq: z.number().int().nullable(),
  /** The first delivery of the same event; null unless `verdict` is `duplicate`. */
  duplicateOf: z.number().int().nullable(),
  /** Bytes that arrived, and their SHA-256 in hex. */
  size: z.number().int(),
  sha256: z.string(),
});
export type Delivery = z.infer<typeof delivery>;

/** A delivery opened: headers without credentials, the body as text and the answer as it was sent. */
export const deliveryDetail = delivery.extend({
  headers: z.record(z.string(), z.string()),
  /** Undecodable bytes show as U+FFFD; `/body` gives the bytes themselves. Cut after 200,000 characters. */
  body: z.string(),
  bodyTruncated: z.boolean(),
  answer: z.string(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;
