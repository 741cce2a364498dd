import { z } from 'zod';
import type { Client, EventType, Recipient } from '../../../shared/event.ts';
import type { HumanNumber, Labels } from '../../../shared/process.ts';
import { id, maxIdLength, optionalId } from '../id.ts';
import { clip, readText } from '../read-text.ts';

/** The vendor's type strings that become facts. */
export const factTypes: ReadonlyMap<string, EventType> = new Map([
  ['WHEF_SESSION_CREATED', 'session.created'],
  ['WHEF_CLIENT_LOGGED_IN', 'session.logged_in'],
  ['WHEF_CLIENT_FORM_LOADED', 'session.loaded'],
  ['WHEF_CLIENT_FORM_SUBMITTED', 'session.submitted'],
  ['WHEF_SESSION_EXPIRED', 'session.expired'],
  ['WHEF_SESSION_DELETED', 'session.deleted'],
  ['WHEF_FORM_FIELD_CHANGED', 'session.field_changed'],
  ['WHP_ARCHIVE', 'process.archived'],
]);

/** More of them no list row, search index or live message can carry; whatever is beyond stays in the kept body. */
const most = { labels: 200, items: 500 };

/** What was to be a number and counts nothing: negative, broken, infinite, or what programs write for none. */
const noCount = /^$|^[+-]?(?:nan|infinity|\d*\.\d*)$|^[+-]\d+$|^(?:null|undefined)$/iu;

function toHumanNumber(value: string | number): HumanNumber | null {
  const text = String(value).trim();
  if (noCount.test(text)) return null;
  return /^(?:0|[1-9]\d{0,14})$/u.test(text) ? Number(text) : text.slice(0, maxIdLength);
}

/** Only for people to read, so one that cannot be read is left out and the event kept. */
export function readHumanNumber(value: unknown): HumanNumber | null {
  return typeof value === 'string' || Number.isSafeInteger(value)
    ? toHumanNumber(value as string | number)
    : null;
}

/** XML tells a number as text. */
export function readNumber(value: unknown): number | null {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** As many of its items as are of use; empty where it is no list. */
export function readList(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, most.items) : [];
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Labels are free: a value that is no text is shown as its JSON. A null-prototype record keeps any key, `__proto__` too. */
function readLabels(value: unknown): Labels {
  const labels = Object.create(null) as Labels;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return labels;
  for (const [key, each] of Object.entries(value).slice(0, most.labels)) {
    labels[clip(key)] = clip(typeof each === 'string' ? each : each === null ? '' : JSON.stringify(each));
  }
  return labels;
}

/** Absent or unnamed in a process of one recipient: then the session stands for itself. */
export function readRecipient(value: unknown): Recipient | null {
  const read = { id: readText(memberOf(value, 'id')), name: readText(memberOf(value, 'name')) };
  return read.id === null && read.name === null ? null : read;
}

export function readClient(value: unknown): Client | null {
  if (typeof value !== 'object' || value === null) return null;
  const text = (name: string) => readText(memberOf(value, name));
  return { ip: text('ip'), userAgent: text('user_agent'), device: text('device') };
}

/** `process_id` is undocumented and equals `reference` in every example; either names the process. */
const processId = optionalId;

/** What may hold anything at all: these are read leniently afterwards, and never refused. */
const free = z.unknown().optional();

const session = z.object({
  id,
  process_id: processId.optional(),
  reference: processId.optional(),
  process_number: free,
  transaction_number: free,
  recipient: free,
  labels: free,
});

export const header = z.object({
  event: z.object({ type: z.string().min(1).max(200), timestamp: free }),
});

export const notification = z.object({ session, client: free });

const archivedSession = session.extend({
  author: free,
  created_at: free,
  submitted_at: free,
  submission_details: free,
  template: free,
  integrations: free,
});
export type ArchivedSessionBody = z.infer<typeof archivedSession>;

export const archive = z.object({
  process_id: processId.optional(),
  reference: processId.optional(),
  // One that cannot be read must not cost the process its end.
  sessions: z
    .array(z.unknown())
    .nullish()
    .transform((value) =>
      (value ?? []).slice(0, most.items).flatMap((each) => {
        const read = archivedSession.safeParse(each);
        return read.success ? [read.data] : [];
      }),
    ),
  signatures: free,
  payments: free,
  attachments: free,
  signed_document: free,
});
export type ArchiveBody = z.infer<typeof archive>;

/** The free members of a session that both kinds of body have. */
export function readSession(read: z.infer<typeof session>) {
  return {
    transactionNumber: readHumanNumber(read.transaction_number),
    recipient: readRecipient(read.recipient),
    labels: readLabels(read.labels),
  };
}
