import { hash } from 'node:crypto';
import type { Provider, ReadOptions } from '../providers/provider.ts';
import type { NewDelivery, Told } from '../store/store.ts';
import { parseJsonBody, repeatsMembers } from './json-body.ts';
import type { NewFact } from '../process/fact.ts';
import { mediaFault } from './media-type.ts';
import { removePrivate } from './remove-private.ts';
import { serialize } from './serialize.ts';

/** A body with what was said about it. */
export interface Unjudged {
  contentType: string | null;
  contentEncoding: string | null;
  body: Uint8Array;
}

/** How the bodies of a source are read and what of them is kept. */
export interface ReadingOptions extends ReadOptions {
  /** Ids of the privacy rules that it is exempt from. */
  keeps: readonly string[];
}

/** What becomes of a delivery. Plain data, so that it can come from another thread. */
export type Judgement = Pick<
  NewDelivery,
  'verdict' | 'reason' | 'vendorType' | 'told' | 'sha256' | 'body' | 'kept' | 'removed' | 'isRaw'
> & {
  status: 200 | 400 | 415;
  body: Uint8Array;
  /** Its vendor is to be asked about it, by this token; null where nobody is. */
  proof: { token: string | null } | null;
};

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a judgement. */
export function judge(provider: Provider, unjudged: Unjudged, options: ReadingOptions): Judgement {
  const { contentType, contentEncoding, body } = unjudged;
  const sha256 = hash('sha256', body, 'buffer');
  const media = mediaFault(contentType, contentEncoding);
  const parsed = media === null ? parseBody(provider, body, options) : { ok: false as const, reason: media };
  if (!parsed.ok) {
    const asItCame = { sha256, body, kept: null, removed: [], isRaw: true, proof: null };
    const { reason } = parsed;
    const status = media === null ? 400 : 415;
    return { ...asItCame, verdict: 'quarantined', reason, status, vendorType: null, told: null };
  }
  const { value, removed, proof } = parsed;
  const reading = provider.read(value, options);
  // What a repeated member hid was looked at by nobody, so what was read is kept instead.
  const isChanged = removed.length > 0 || repeatsMembers(body, value);
  const written = isChanged ? serialize(value) : body;
  const kept = isChanged ? describe(written) : null;
  const clean = { sha256, body: written, kept, removed, isRaw: false, proof: null };
  if (reading.kind === 'unreadable') {
    const { vendorType, reason } = reading;
    return { ...clean, verdict: 'quarantined', reason, status: 400, vendorType, told: null };
  }
  if (reading.kind === 'ignored') {
    const { vendorType } = reading;
    return { ...clean, verdict: 'ignored', reason: null, status: 200, vendorType, told: null };
  }
  const told = toTold(provider, reading.fact, sha256, value);
  const { vendorType } = reading.fact;
  return { ...clean, verdict: 'stored', reason: null, status: 200, vendorType, told, proof };
}

function describe(body: Uint8Array): { size: number; sha256: Uint8Array } {
  return { size: body.byteLength, sha256: hash('sha256', body, 'buffer') };
}

/** What a kept body says: without what the privacy rules remove. Null where nothing is read from it. */
export function readBody(
  provider: Provider,
  { body, sha256 }: { body: Uint8Array; sha256: Uint8Array },
  options: ReadingOptions,
): Told | null {
  const parsed = parseBody(provider, body, options);
  const reading = parsed.ok ? provider.read(parsed.value, options) : null;
  return parsed.ok && reading?.kind === 'fact' ? toTold(provider, reading.fact, sha256, parsed.value) : null;
}

function toTold(provider: Provider, fact: NewFact, sha256: Uint8Array, value: unknown): Told {
  return { fact, identity: provider.identity(fact, sha256, value) };
}

type CleanBody =
  | { ok: true; value: unknown; removed: readonly string[]; proof: Judgement['proof'] }
  | { ok: false; reason: string };

/** The proof is taken out first: to the rules it is a secret like others. */
function parseBody(provider: Provider, body: Uint8Array, { keeps, settings }: ReadingOptions): CleanBody {
  const parsed = parseJsonBody(body);
  if (!parsed.ok) return parsed;
  const { verification } = provider;
  const isAsked = verification?.isWanted(settings) ?? false;
  const proof = isAsked && verification ? { token: verification.tokenOf(parsed.value) } : null;
  return { ...parsed, proof, removed: removePrivate(provider, keeps, parsed.value) };
}
