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
  occurred: VendorTime;
  /** For an archive only: every session of the process as the vendor sums it up. */
  sessions: ArchivedSession[] | null;
}

/** A fact with its place in the log. */
export interface Fact extends NewFact {
  /** Number of the delivery that told it first. */
  seq: number;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** True where an archive alone told it: the fold makes such facts, the log has none. */
  reconstructed: boolean;
}
