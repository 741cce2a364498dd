import { hash } from 'node:crypto';
import type { Provider, Reading } from '../providers/provider.ts';
import type { NewDelivery } from '../store/store.ts';
import { parseJsonBody, repeatsMembers } from './json-body.ts';
import { mediaFault } from './media-type.ts';
import { removePrivate } from './remove-private.ts';
import { serialize } from './serialize.ts';

/** A body with what was said about it. */
export interface Unjudged {
  contentType: string | null;
  contentEncoding: string | null;
  body: Uint8Array;
}

/** What a source adds to the reading of its bodies. */
export interface ReadingOptions {
  /** Zone of vendor times without one. */
  timeZone: string;
  /** Ids of the privacy rules that it is exempt from. */
  keeps: readonly string[];
}

/** What becomes of a delivery. Plain data, so that it can come from another thread. */
export type Judgement = Pick<
  NewDelivery,
  'verdict' | 'reason' | 'vendorType' | 'told' | 'sha256' | 'body' | 'kept' | 'removed' | 'isRaw'
> & { status: 200 | 400 | 415; body: Uint8Array };

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a judgement. */
export function judge(provider: Provider, unjudged: Unjudged, options: ReadingOptions): Judgement {
  const { contentType, contentEncoding, body } = unjudged;
  const sha256 = hash('sha256', body, 'buffer');
  const media = mediaFault(contentType, contentEncoding);
  const parsed = media === null ? parseBody(provider, body, options) : { ok: false as const, reason: media };
  if (!parsed.ok) {
    const asItCame = { sha256, body, kept: null, removed: [], isRaw: true };
    const { reason } = parsed;
    const status = media === null ? 400 : 415;
    return { ...asItCame, verdict: 'quarantined', reason, status, vendorType: null, told: null };
  }
  const { value, removed } = parsed;
  const reading = provider.read(value, options);
  // What a repeated member hid was looked at by nobody, so what was read is kept instead.
  const isChanged = removed.length > 0 || repeatsMembers(body, value);
  const written = isChanged ? serialize(value) : body;
  const clean = { sha256, body: written, kept: isChanged ? describe(written) : null, removed, isRaw: false };
  if (reading.kind === 'unreadable') {
    const { vendorType, reason } = reading;
    return { ...clean, verdict: 'quarantined', reason, status: 400, vendorType, told: null };
  }
  if (reading.kind === 'ignored') {
    const { vendorType } = reading;
    return { ...clean, verdict: 'ignored', reason: null, status: 200, vendorType, told: null };
  }
  const { fact } = reading;
  const told = { fact, identity: provider.identity(fact, sha256) };
  return { ...clean, verdict: 'stored', reason: null, status: 200, vendorType: fact.vendorType, told };
}

function describe(body: Uint8Array): { size: number; sha256: Uint8Array } {
  return { size: body.byteLength, sha256: hash('sha256', body, 'buffer') };
}

/** The bytes of a body as the provider reads them: without what the privacy rules remove. */
export function readBody(provider: Provider, body: Uint8Array, options: ReadingOptions): Reading {
  const parsed = parseBody(provider, body, options);
  return parsed.ok
    ? provider.read(parsed.value, options)
    : { kind: 'unreadable', vendorType: null, reason: parsed.reason };
}

type CleanBody = { ok: true; value: unknown; removed: readonly string[] } | { ok: false; reason: string };

function parseBody(provider: Provider, body: Uint8Array, { keeps }: ReadingOptions): CleanBody {
  const parsed = parseJsonBody(body);
  return parsed.ok ? { ...parsed, removed: removePrivate(provider, keeps, parsed.value) } : parsed;
}
