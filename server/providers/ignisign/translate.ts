import type { EventType } from '../../../shared/event.ts';
import { externalIdLabel, type NewFact, signingSession } from '../../process/fact.ts';
import { firstFault } from '../first-fault.ts';
import type { Reading, ReadOptions } from '../provider.ts';
import { readText } from '../read-text.ts';
import {
  envelope,
  factTypes,
  failureOf,
  readSigners,
  requestContent,
  signerContent,
  signerTypes,
  toRecipient,
  vendorTypeOf,
} from './payload.ts';

/**
 * Reads one Ignisign body. What tells of no signature request (signers, profiles, the application) and what is
 * unknown is ignored; what does must name the request, and the signer where it is about one.
 */
export function translate(body: unknown, { settings }: Pick<ReadOptions, 'settings'>): Reading {
  const head = envelope.safeParse(body);
  if (!head.success) return { kind: 'unreadable', vendorType: null, reason: headReason(body, head.error) };
  const { topic, action, msgNature, content, appId, appEnv } = head.data;
  const vendorType = vendorTypeOf(topic, action);
  const unreadable = (reason: string): Reading => ({ kind: 'unreadable', vendorType, reason });
  const stranger = strangerReason({ appId, appEnv }, settings);
  if (stranger !== null) return { kind: 'unreadable', vendorType, reason: stranger, isForeign: true };
  const known = factTypes.get(vendorType);
  if (!known) return { kind: 'ignored', vendorType };
  const type = msgNature === 'ERROR' ? (failureOf[known] ?? known) : known;
  const read = readContent(type, content);
  return typeof read === 'string' ? unreadable(read) : { kind: 'fact', fact: { type, vendorType, ...read } };
}

type Rest = Omit<NewFact, 'type' | 'vendorType'>;

function readContent(type: EventType, content: unknown): Rest | string {
  const parsed = requestContent.safeParse(content ?? {});
  if (!parsed.success) return `content.${firstFault(parsed.error)}`;
  const signer = signerTypes.has(type) ? signerContent.safeParse(content) : null;
  if (signer?.success === false) return `content.${firstFault(signer.error)}`;
  const told = parsed.data;
  const processId = told.signatureRequestId;
  const externalId = readText(told.signatureRequestExternalId);
  return {
    processId,
    processNumber: null,
    sessionId: signer ? signingSession(processId, signer.data.signerId) : null,
    transactionNumber: null,
    recipient: signer ? toRecipient(signer.data.signerId, signer.data.signerExternalId) : null,
    labels: externalId === null ? {} : { [externalIdLabel]: externalId },
    client: null,
    // The vendor tells no times.
    occurred: null,
    archive: null,
    request: {
      status: readText(told.status),
      signers: readSigners(told.signers),
      parentId:
        told.initialSignatureRequestId === processId ? null : (told.initialSignatureRequestId ?? null),
      documentId: readText(told.documentId),
    },
  };
}

function headReason(body: unknown, error: Parameters<typeof firstFault>[0]): string {
  if (Array.isArray(body)) return 'The body is a list; one event as a JSON object is expected.';
  if (typeof body !== 'object' || body === null) return 'The body is not a JSON object.';
  return firstFault(error);
}

/** Why an event is not for this source, where its settings name the application and environment; null where it is. */
function strangerReason(
  told: { appId: unknown; appEnv: unknown },
  settings: ReadOptions['settings'],
): string | null {
  for (const name of ['appId', 'appEnv'] as const) {
    const expected = settings[name];
    if (expected !== undefined && expected !== '' && told[name] !== expected)
      return `${name} is not the one that this source is set up for.`;
  }
  return null;
}
