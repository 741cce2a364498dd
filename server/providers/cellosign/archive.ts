import type { Payment, Submission } from '../../../shared/archive.ts';
import type { EventType } from '../../../shared/event.ts';
import type {
  Archive,
  ArchivedSession,
  ArchivedSignature,
  ArchivedStep,
  VendorTime,
} from '../../process/fact.ts';
import { readText } from '../read-text.ts';
import { readVendorTime } from '../vendor-time.ts';
import { describeFile, filesOf } from './files.ts';
import {
  type ArchiveBody,
  type ArchivedSessionBody,
  factTypes,
  memberOf,
  readList,
  readNumber,
  readRecipient,
  readSession,
} from './payload.ts';

/** What an archive tells of its process. Nothing in it is ever a reason to refuse it: what cannot be read is left out. */
export function readArchive(body: ArchiveBody, timeZone: string): Archive {
  const signatures = readList(body.signatures).flatMap((each) => readSignature(each, timeZone));
  return {
    author: body.sessions.map(({ author }) => readText(author)).find((author) => author !== null) ?? null,
    sessions: body.sessions.map((session): ArchivedSession => {
      const told = readSession(session);
      const signed = signedBy(told.recipient?.id ?? null, signatures, body.sessions);
      return {
        sessionId: session.id,
        ...told,
        steps: readSteps(session, signed, timeZone),
        submission: readSubmission(session),
      };
    }),
    signatures,
    payments: readList(body.payments).map(readPayment),
    files: filesOf(body).map(describeFile),
  };
}

function readTime(value: unknown, timeZone: string): VendorTime | null {
  const text = readText(value);
  return text === null ? null : readVendorTime(text, timeZone);
}

function readSignature(value: unknown, timeZone: string): ArchivedSignature[] {
  const id = readText(memberOf(value, 'id'));
  const signer = readRecipient(memberOf(value, 'signed_by'));
  if (id === null && signer === null) return [];
  const signedAt = readTime(memberOf(value, 'signed_at'), timeZone);
  return [{ id: id ?? '', signedAt, signer: signer ?? { id: null, name: null } }];
}

/** When a recipient signed last. Null where it has several sessions: nothing tells in which of them that was. */
function signedBy(
  recipientId: string | null,
  signatures: readonly ArchivedSignature[],
  sessions: readonly ArchivedSessionBody[],
): VendorTime | null {
  if (recipientId === null) return null;
  const own = sessions.filter(({ recipient }) => readRecipient(recipient)?.id === recipientId);
  if (own.length > 1) return null;
  const times = signatures.flatMap(({ signer, signedAt }) =>
    signer.id === recipientId && signedAt ? [signedAt] : [],
  );
  return times.toSorted((a, b) => a.us - b.us).at(-1) ?? null;
}

/**
 * The archive's own times come first, then those at which the vendor told others of a step (`EF_` and the rest of the
 * name that its webhook has). A form that was signed was submitted, even where nothing says when.
 */
function readSteps(
  session: ArchivedSessionBody,
  signed: VendorTime | null,
  timeZone: string,
): ArchivedStep[] {
  const times = new Map<EventType, VendorTime>();
  const tell = (type: EventType | undefined, occurred: VendorTime | null) => {
    if (type !== undefined && occurred && !times.has(type)) times.set(type, occurred);
  };
  tell('session.created', readTime(session.created_at, timeZone));
  tell('session.submitted', readTime(session.submitted_at, timeZone));
  for (const { type, occurred } of readIntegrations(session.integrations, timeZone)) tell(type, occurred);
  tell('session.submitted', signed);
  return [...times]
    .map(([type, occurred]) => ({ type, occurred }))
    .sort((a, b) => a.occurred.us - b.occurred.us);
}

/** The first of each type counts; changes of fields come by the hundred and are not told one by one. */
function readIntegrations(value: unknown, timeZone: string): ArchivedStep[] {
  const steps = readList(value).flatMap((each): ArchivedStep[] => {
    const type = factTypes.get(`WH${readText(memberOf(each, 'type')) ?? ''}`);
    const occurred = readTime(memberOf(each, 'executed_at'), timeZone);
    return type !== undefined && type !== 'session.field_changed' && occurred ? [{ type, occurred }] : [];
  });
  return steps.sort((a, b) => a.occurred.us - b.occurred.us);
}

function readSubmission({
  template,
  submission_details: details,
}: ArchivedSessionBody): Omit<Submission, 'sessionId'> {
  const text = (name: string) => readText(memberOf(details, name));
  const number = (name: string) => readNumber(memberOf(details, name));
  const [latitude, longitude] = [number('latitude'), number('longitude')];
  return {
    template: readText(memberOf(template, 'id')),
    device: text('device'),
    userAgent: text('user_agent'),
    ip: text('ip'),
    place:
      latitude === null || longitude === null ? null : { latitude, longitude, accuracy: number('accuracy') },
  };
}

/** Of what the payment's own provider answered nothing but the currency: the rest is about the card. */
function readPayment(value: unknown): Payment {
  const text = (name: string) => readText(memberOf(value, name));
  return {
    status: text('status'),
    type: text('type'),
    amount: readNumber(memberOf(value, 'amount')),
    currency: readText(memberOf(memberOf(value, 'provider_transaction_result'), 'currency')),
    transactionId: text('transaction_id'),
    sessionId: text('session_id'),
  };
}
