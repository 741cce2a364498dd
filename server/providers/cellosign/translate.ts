import type { NewFact } from '../../process/fact.ts';
import { firstFault } from '../first-fault.ts';
import type { Reading, ReadOptions } from '../provider.ts';
import { readVendorTime } from '../vendor-time.ts';
import { readArchive } from './archive.ts';
import {
  archive,
  factTypes,
  header,
  notification,
  readClient,
  readHumanNumber,
  readSession,
} from './payload.ts';

/** Reads one Cellosign body. Unknown types are ignored, unknown members passed over; a known type must be whole. */
export function translate(body: unknown, { timeZone }: Pick<ReadOptions, 'timeZone'>): Reading {
  const head = header.safeParse(body);
  if (!head.success) return { kind: 'unreadable', vendorType: null, reason: headReason(body) };
  const { type: vendorType, timestamp } = head.data.event;
  const type = factTypes.get(vendorType);
  if (!type) return { kind: 'ignored', vendorType };

  const unreadable = (reason: string): Reading => ({ kind: 'unreadable', vendorType, reason });
  if (typeof timestamp !== 'string') return unreadable('event.timestamp is missing or is no text.');
  const occurred = readVendorTime(timestamp, timeZone);
  if (!occurred) return unreadable(`event.timestamp is not a time: ${quoted(timestamp)}.`);

  const step: Step = { type, vendorType, occurred };
  const fact = type === 'process.archived' ? readResult(step, body, timeZone) : readNotification(step, body);
  return typeof fact === 'string' ? unreadable(fact) : { kind: 'fact', fact };
}

/** What the head of a body says. Its members are written out below: every delivery passes there, and spreads cost. */
type Step = Pick<NewFact, 'type' | 'vendorType' | 'occurred'>;

function readNotification({ type, vendorType, occurred }: Step, body: unknown): NewFact | string {
  const parsed = notification.safeParse(body);
  if (!parsed.success) return firstFault(parsed.error);
  const { session, client } = parsed.data;
  const processId = session.process_id ?? session.reference;
  if (!processId)
    return 'session.process_id and session.reference are both missing: the process is not named.';
  const { transactionNumber, recipient, labels } = readSession(session);
  return {
    type,
    vendorType,
    processId,
    processNumber: readHumanNumber(session.process_number),
    sessionId: session.id,
    transactionNumber,
    recipient,
    labels,
    client: readClient(client),
    occurred,
    archive: null,
    request: null,
  };
}

function readResult(step: Step, body: unknown, timeZone: string): NewFact | string {
  const parsed = archive.safeParse(body);
  if (!parsed.success) return firstFault(parsed.error);
  const { sessions } = parsed.data;
  const [first] = sessions;
  const processId = parsed.data.process_id ?? parsed.data.reference ?? first?.process_id ?? first?.reference;
  if (!processId) return 'reference is missing: the process is not named.';
  return {
    ...step,
    processId,
    processNumber: readHumanNumber(first?.process_number),
    sessionId: null,
    transactionNumber: null,
    recipient: null,
    labels: {},
    client: null,
    archive: readArchive(parsed.data, timeZone),
    request: null,
  };
}

function headReason(body: unknown): string {
  if (Array.isArray(body)) return 'The body is a list; one event as a JSON object is expected.';
  if (typeof body !== 'object' || body === null) return 'The body is not a JSON object.';
  return 'event.type is missing: it names the kind of notification.';
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
