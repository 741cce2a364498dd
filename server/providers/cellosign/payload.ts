import { z } from 'zod';
import type { Client, EventType, Recipient } from '../../../shared/event.ts';
import type { HumanNumber, Labels } from '../../../shared/process.ts';
import { removedMark } from '../removed.ts';

/** The vendor's type strings that become facts. */
export const factTypes: ReadonlyMap<string, EventType> = new Map([
  ['WHEF_SESSION_CREATED', 'session.created'],
  ['WHEF_CLIENT_LOGGED_IN', 'session.logged_in'],
  ['WHEF_CLIENT_FORM_LOADED', 'session.loaded'],
  ['WHEF_CLIENT_FORM_SUBMITTED', 'session.submitted'],
  ['WHEF_SESSION_EXPIRED', 'session.expired'],
  ['WHEF_SESSION_DELETED', 'session.deleted'],
  ['WHP_ARCHIVE', 'process.archived'],
]);

const maxIdLength = 512;

/**
 * What a list row, a search index and a live message can carry. A person never writes more; whatever is beyond
 * stays in the kept body.
 */
const most = { labels: 200, characters: 4000, sessions: 500 };

/** Cut without leaving half a character at the end. */
function clip(text: string): string {
  return text.length <= most.characters
    ? text
    : text.slice(0, most.characters).replace(/\p{Surrogate}$/u, '');
}

/** Why a text is no id; null where it is one. */
function idFault(text: string): string | null {
  if (text.trim() === '' || text.length > maxIdLength) return `must have 1 to ${maxIdLength} characters`;
  if (/\p{Surrogate}/u.test(text)) return 'holds half a character';
  // In the address of a page these mean other places.
  return text === '.' || text === '..' ? 'must not be only dots' : null;
}

/** An id arrives as text or as a number and is text from here on. It is refused where keeping it would change it. */
function readId(value: unknown, context: z.RefinementCtx): string {
  const isExact = typeof value === 'string' || Number.isSafeInteger(value);
  let fault: string | null = null;
  if (typeof value !== 'string' && typeof value !== 'number') fault = 'is missing or of the wrong type';
  else if (!isExact) fault = 'is a number that cannot be read exactly; send it as text';
  else fault = idFault(String(value));
  if (fault === null) return String(value);
  context.addIssue({ code: 'custom', message: fault });
  return z.NEVER;
}

const id = z.unknown().transform(readId);

function toHumanNumber(value: string | number): HumanNumber | null {
  if (typeof value === 'number' && value >= 0 && value < 1e15) return value;
  const text = String(value).trim();
  if (text === '') return null;
  return /^(?:0|[1-9]\d{0,14})$/u.test(text) ? Number(text) : text.slice(0, maxIdLength);
}

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Only for people to read, so one that cannot be read is left out and the event kept. */
export function readHumanNumber(value: unknown): HumanNumber | null {
  return typeof value === 'string' || Number.isSafeInteger(value)
    ? toHumanNumber(value as string | number)
    : null;
}

export function readText(value: unknown): string | null {
  return isScalar(value) && value !== '' ? clip(String(value)) : null;
}

function memberOf(value: unknown, name: string): unknown {
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
function readRecipient(value: unknown): Recipient | null {
  const read = { id: readText(memberOf(value, 'id')), name: readText(memberOf(value, 'name')) };
  return read.id === null && read.name === null ? null : read;
}

export function readClient(value: unknown): Client | null {
  if (typeof value !== 'object' || value === null) return null;
  const text = (name: string) => readText(memberOf(value, name));
  const ip = text('ip');
  return { ip: ip === removedMark ? null : ip, userAgent: text('user_agent'), device: text('device') };
}

/** `process_id` is undocumented and equals `reference` in every example; either names the process. */
const processId = z
  .unknown()
  .transform((value, context) =>
    value === undefined || value === null || value === '' ? null : readId(value, context),
  );

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

export const archive = z.object({
  process_id: processId.optional(),
  reference: processId.optional(),
  sessions: z
    .array(session.extend({ created_at: free, submitted_at: free }))
    .nullish()
    .transform((value) => (value ?? []).slice(0, most.sessions)),
});

/** The free members of a session that both kinds of body have. */
export function readSession(read: z.infer<typeof session>) {
  return {
    transactionNumber: readHumanNumber(read.transaction_number),
    recipient: readRecipient(read.recipient),
    labels: readLabels(read.labels),
  };
}
