import type { Client, EventType, Recipient } from '../../shared/event.ts';
import type { HumanNumber, Labels } from '../../shared/process.ts';

/** What an archive tells of one session: enough to add what its webhooks never told. */
export interface ArchivedSession {
  sessionId: string;
  transactionNumber: HumanNumber | null;
  recipient: Recipient | null;
  labels: Labels;
  createdAt: VendorTime | null;
  submittedAt: VendorTime | null;
}

/** What an archive tells of its whole process. */
export interface Archive {
  /** Every session of the process as the vendor sums it up. */
  sessions: ArchivedSession[];
}

/** What a vendor tells whose processes are requests for signatures. Only such facts have it. */
export interface RequestNews {
  /** The vendor's own word for where the request stands. */
  status: string | null;
  /** Everybody who is to sign, where it tells them all; null where it does not. */
  signers: Recipient[] | null;
  /** The request that this one was made from. */
  parentId: string | null;
  /** The document that the fact is about. */
  documentId: string | null;
}

/** A vendor's moment: microseconds since the epoch, and its own text. */
export interface VendorTime {
  us: number;
  raw: string;
}

/** One fact read from a delivery, before the log gives it a number. */
export interface NewFact {
  type: EventType;
  vendorType: string;
  processId: string;
  processNumber: HumanNumber | null;
  sessionId: string | null;
  transactionNumber: HumanNumber | null;
  recipient: Recipient | null;
  labels: Labels;
  client: Client | null;
  /** Null where the vendor tells no time. */
  occurred: VendorTime | null;
  /** For an archive only. */
  archive: Archive | null;
  /** For requests for signatures only. */
  request: RequestNews | null;
}

/** A fact with its place in the log. */
export interface Fact extends Omit<NewFact, 'occurred'> {
  /** Where the vendor told no time, that of arrival, without a text. */
  occurred: Omit<VendorTime, 'raw'> & { raw: string | null };
  /** Its number in the log. */
  seq: number;
  /** The delivery that told it first: `seq` as well, unless that was read again later. */
  deliveryId: number;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** True where an archive alone told it: the fold makes such facts, the log has none. */
  reconstructed: boolean;
}

/** The session of one signer in one request, for vendors that give none a name. */
export function signingSession(processId: string, signerId: string): string {
  return `${processId}:${signerId}`;
}

/** The label under which a request keeps the name that the customer's own system has for it. */
export const externalIdLabel = 'externalId';
