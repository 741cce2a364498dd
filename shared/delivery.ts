import { z } from 'zod';
import { isoTime } from './process.ts';
import { shownSource, shownText } from './shown-text.ts';

/** stored: became an event. duplicate: a copy of an earlier one. ignored: a type we do not know. quarantined: unreadable. */
export const verdicts = ['stored', 'duplicate', 'ignored', 'quarantined'] as const;
export const verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof verdict>;

/**
 * unverified: the vendor has not answered yet, or was not asked in time. rejected: the vendor did not send it. unproven:
 * it carries nothing that the vendor could be asked about. No timeline shows any of these. accepted, dismissed: a person
 * decided.
 */
export const verifications = [
  'unverified',
  'verified',
  'rejected',
  'unproven',
  'accepted',
  'dismissed',
] as const;
export const verification = z.enum(verifications);
export type Verification = z.infer<typeof verification>;

/** What a list of deliveries can be narrowed to. unconfirmed: whatever is unverified or unproven, so that nobody has decided. */
export const deliveryKinds = [...verdicts, 'unconfirmed'] as const;
export const deliveryKind = z.enum(deliveryKinds);
export type DeliveryKind = z.infer<typeof deliveryKind>;

/** Those of which no timeline knows, for they are not known to come from their vendor. */
export const barredVerifications = [
  'unverified',
  'rejected',
  'unproven',
  'dismissed',
] as const satisfies readonly Verification[];

export type BarredVerification = (typeof barredVerifications)[number];

export function isBarred(state: Verification | null): state is BarredVerification {
  return (barredVerifications as readonly (Verification | null)[]).includes(state);
}

/** One HTTP request that arrived at a source. */
export const delivery = z.object({
  id: z.number().int(),
  receivedAt: isoTime,
  provider: z.string(),
  source: z.string(),
  verdict,
  /** Why it was not stored, as the vendor was told, or why no timeline shows it though it was; null where neither is so. */
  reason: shownText.nullable(),
  /** HTTP status of our answer. */
  status: z.number().int(),
  vendorType: shownText.nullable(),
  processId: z.string().nullable(),
  /** The event it became; null unless `verdict` is `stored`. Higher than `id` where it was read only later. */
  seq: z.number().int().nullable(),
  /** The first delivery of the same event; null unless `verdict` is `duplicate`. */
  duplicateOf: z.number().int().nullable(),
  /** Bytes that arrived, and their SHA-256 in hex. */
  size: z.number().int(),
  sha256: z.string(),
  /** Ids of the privacy rules that removed something before it was stored. */
  removed: z.array(z.string()),
  /** Whether the vendor said that it sent it, or a person did. Null where nobody was asked. */
  verification: verification.nullable(),
  /** When that was decided; null while nobody has. */
  verifiedAt: isoTime.nullable(),
});
export type Delivery = z.infer<typeof delivery>;
export const deliveryPage = z.object({ items: z.array(delivery), nextCursor: z.string().nullable() });

/** A delivery opened: headers without credentials, the body as text and the answer as it was sent. */
export const deliveryDetail = delivery.extend({
  headers: z.record(z.string(), z.string()),
  /** Undecodable bytes show as U+FFFD; `/body` gives the bytes themselves. Cut after 200,000 characters. */
  body: shownSource,
  bodyTruncated: z.boolean(),
  answer: z.string(),
  /** SHA-256 in hex of the body as it is kept; that of what arrived where nothing was removed. Null where it was erased since. */
  keptSha256: z.string().nullable(),
  /** Its source asks the vendor about each delivery. Sent again, this one could prove nothing: that is refused. */
  needsProof: z.boolean(),
  /** Number of its source where its vendor is to be asked and cannot be, since settings are missing there; null elsewhere. */
  unaskedBy: z.number().int().nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

/**
 * Which deliveries to read again: those, or every one that is in quarantine, newest first. At most 1,000 at a time;
 * `before` goes on behind the last one of the answer before.
 */
export const replayRequest = z.union([
  z.object({ ids: z.array(z.number().int().positive()).min(1).max(1000) }),
  z.object({ verdict: z.literal('quarantined'), before: z.number().int().positive().optional() }),
]);
export type ReplayRequest = z.infer<typeof replayRequest>;

/**
 * read: it is an event now. known: it had been read already. held: its vendor, or a person, has to confirm it first.
 * unreadable: still. erased: its body is gone.
 */
export const replayOutcomes = ['read', 'known', 'held', 'ignored', 'unreadable', 'erased'] as const;
export const replayAnswer = z.object({
  items: z.array(
    z.object({ id: z.number().int(), outcome: z.enum(replayOutcomes), reason: z.string().nullable() }),
  ),
  /** More of them are left: ask again, with the id of the last one as `before`. */
  isMore: z.boolean(),
});
export type ReplayAnswer = z.infer<typeof replayAnswer>;

/** What a person decides about a delivery that its vendor has not confirmed. `accept` cannot be taken back: it counts. */
export const decisionRequest = z.object({ decision: z.enum(['accept', 'dismiss']) });
export type DecisionRequest = z.infer<typeof decisionRequest>;
/** `replayed` tells what became of an accepted one; null for a dismissed one. */
export const decisionAnswer = z.object({
  verification,
  replayed: z.object({ outcome: z.enum(replayOutcomes), reason: z.string().nullable() }).nullable(),
});
export type DecisionAnswer = z.infer<typeof decisionAnswer>;

/** A delivery sent again as if it came anew: what became of it. */
export const resendAnswer = z.object({
  deliveryId: z.number().int().nullable(),
  status: z.number().int(),
  answer: z.string(),
  /** Why it was refused, in a sentence; null where it was not. */
  reason: z.string().nullable(),
});
export type ResendAnswer = z.infer<typeof resendAnswer>;
