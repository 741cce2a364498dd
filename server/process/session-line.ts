import type { EventType, Recipient } from '../../shared/event.ts';
import type { HumanNumber, Session } from '../../shared/process.ts';
import type { StationState } from '../../shared/states.ts';
import { toIso } from './iso.ts';
import type { Fact } from './fact.ts';

/** One session while its facts are gathered, in timeline order. Times in epoch microseconds. */
export interface SessionLine {
  sessionId: string;
  transactionNumber: HumanNumber | null;
  recipient: Recipient | null;
  firstUs: number;
  times: Partial<Record<keyof typeof fieldOf, number>>;
  visits: number;
  activity: number;
  reconstructed: boolean;
}

/** The session field that a type sets; the first of its kind counts, repeats only add visits. */
export const fieldOf = {
  'session.created': 'createdAt',
  'session.logged_in': 'loggedInAt',
  'session.loaded': 'loadedAt',
  'session.submitted': 'submittedAt',
  'session.expired': 'expiredAt',
  'session.deleted': 'deletedAt',
} as const;

function isTimed(type: EventType): type is keyof typeof fieldOf {
  return Object.hasOwn(fieldOf, type);
}

export function openLine(sessionId: string, firstUs: number): SessionLine {
  return {
    sessionId,
    transactionNumber: null,
    recipient: null,
    firstUs,
    times: {},
    visits: 0,
    activity: 0,
    reconstructed: false,
  };
}

export function addFact(line: SessionLine, fact: Fact): void {
  if (isTimed(fact.type)) line.times[fact.type] ??= fact.occurred.us;
  line.firstUs = Math.min(line.firstUs, fact.occurred.us);
  if (fact.type === 'session.logged_in') line.visits += 1;
  if (fact.type === 'session.field_changed') line.activity += 1;
  line.reconstructed ||= fact.reconstructed;
  describe(line, fact);
}

/** Later words win, and what a later fact leaves out stays as it was. */
export function describe(
  line: SessionLine,
  { transactionNumber, recipient }: { transactionNumber: HumanNumber | null; recipient: Recipient | null },
): void {
  line.transactionNumber = transactionNumber ?? line.transactionNumber;
  if (recipient) {
    line.recipient = {
      id: recipient.id ?? line.recipient?.id ?? null,
      name: recipient.name ?? line.recipient?.name ?? null,
    };
  }
}

/**
 * A submission is final: what the vendor expires or deletes later is housekeeping. So is a deletion after an
 * expiry, which follows it within minutes: the session ended by expiring.
 */
export function stateOf({ times }: SessionLine): StationState {
  if (times['session.submitted'] !== undefined) return 'submitted';
  if (times['session.expired'] !== undefined) return 'expired';
  if (times['session.deleted'] !== undefined) return 'deleted';
  if (times['session.loaded'] !== undefined) return 'filling';
  return times['session.logged_in'] === undefined ? 'waiting' : 'opened';
}

/** When the session took its final state; null while it is open. */
export function endedUs(line: SessionLine): number | null {
  const { times } = line;
  return times['session.submitted'] ?? times['session.expired'] ?? times['session.deleted'] ?? null;
}

export function toSession(line: SessionLine): Session {
  const at = (type: keyof typeof fieldOf) => toIso(line.times[type]);
  return {
    sessionId: line.sessionId,
    transactionNumber: line.transactionNumber,
    createdAt: at('session.created'),
    loggedInAt: at('session.logged_in'),
    loadedAt: at('session.loaded'),
    submittedAt: at('session.submitted'),
    expiredAt: at('session.expired'),
    deletedAt: at('session.deleted'),
    state: stateOf(line),
    visits: line.visits,
    activity: line.activity,
    reconstructed: line.reconstructed,
  };
}
