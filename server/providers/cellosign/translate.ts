import type { NewFact, VendorTime } from '../../process/fact.ts';
import type { Reading, ReadOptions } from '../provider.ts';
import { firstFault } from '../first-fault.ts';
import { readText } from '../read-text.ts';
import { readVendorTime } from '../vendor-time.ts';
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

  const read = type === 'process.archived' ? readArchive(body, timeZone) : readNotification(body);
  if (typeof read === 'string') return unreadable(read);
  return { kind: 'fact', fact: { type, vendorType, occurred, ...read } };
}

type Rest = Omit<NewFact, 'type' | 'vendorType' | 'occurred'>;

function readNotification(body: unknown): Rest | string {
  const parsed = notification.safeParse(body);
  if (!parsed.success) return firstFault(parsed.error);
  const { session, client } = parsed.data;
  const processId = session.process_id ?? session.reference;
  if (!processId)
    return 'session.process_id and session.reference are both missing: the process is not named.';
  return {
    processId,
    processNumber: readHumanNumber(session.process_number),
    sessionId: session.id,
    ...readSession(session),
    client: readClient(client),
    archive: null,
    request: null,
  };
}

function readArchive(body: unknown, timeZone: string): Rest | string {
  const parsed = archive.safeParse(body);
  if (!parsed.success) return firstFault(parsed.error);
  const { sessions } = parsed.data;
  const [first] = sessions;
  const processId = parsed.data.process_id ?? parsed.data.reference ?? first?.process_id ?? first?.reference;
  if (!processId) return 'reference is missing: the process is not named.';
  const time = (value: unknown): VendorTime | null => {
    const text = readText(value);
    return text === null ? null : readVendorTime(text, timeZone);
  };
  return {
    processId,
    processNumber: readHumanNumber(first?.process_number),
    sessionId: null,
    transactionNumber: null,
    recipient: null,
    labels: {},
    client: null,
    archive: {
      sessions: sessions.map((session) => ({
        sessionId: session.id,
        ...readSession(session),
        createdAt: time(session.created_at),
        submittedAt: time(session.submitted_at),
      })),
    },
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
