import type { Verdict } from '../../shared/delivery.ts';
import type { NewFact } from '../process/fact.ts';
import type { Source } from './source.ts';
import type { NewVerification } from './verification.ts';

/** A request to be kept, as it stands before the log has seen it. */
export interface NewDelivery {
  source: Source;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Bytes that arrived, and their SHA-256, 32 bytes. */
  size: number;
  sha256: Uint8Array;
  /** What is kept of them. Null where it is large and lies in `BodyFiles` under its hash. */
  body: Uint8Array | null;
  /** Of what is kept, where that is not what arrived; null where it is. */
  kept: { size: number; sha256: Uint8Array } | null;
  /** Ids of the privacy rules that removed something. */
  removed: readonly string[];
  /** It could not be parsed, so nothing could be removed: its body is kept for a limited time, see `eraseRaw`. */
  isRaw: boolean;
  /** JSON of the headers, without credentials. */
  headers: string;
  vendorType: string | null;
  status: number;
  answer: string;
  /** What it says; null where it is no fact, or where that has to wait. */
  told: Told | null;
  /** What it says is not to count until `replay` releases it, also where the projections are made anew. */
  isHeld: boolean;
  /** It came from a person here, so it says nothing of what the vendor sends: it is not counted. */
  isResent?: true;
  /** What the vendor is to be asked about it; null where nobody is asked. */
  verification: NewVerification | null;
  verdict: Exclude<Verdict, 'duplicate'>;
  reason: string | null;
}

/** One fact and what makes two deliveries of its session and type the same one. */
export interface Told {
  fact: NewFact;
  identity: string;
}

/** A delivery as far as it takes to read it again. */
export interface KeptDelivery {
  source: Source;
  /** What it says is among the events, or will be once it is projected. */
  isRead: boolean;
  /** Its body is kept for a limited time only, or was. */
  isRaw: boolean;
  isErased: boolean;
  /** Its vendor has not said that it sent it, and nobody has accepted it. */
  isBarred: boolean;
  /** Its vendor was to be asked, and it or a person has said that it is genuine. */
  isGenuine: boolean;
}

/** What was read from a kept delivery that was no event until now. */
export interface Reread {
  /** The delivery. */
  id: number;
  vendorType: string | null;
  told: Told;
  /** What can be kept for good instead of a raw body; null where the delivery's own body is. */
  copy: Pick<NewDelivery, 'body' | 'kept' | 'removed'> | null;
}
