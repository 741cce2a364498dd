import { hash } from 'node:crypto';
import type { NewFact } from '../process/fact.ts';
import type { Provider, ReadOptions } from '../providers/provider.ts';
import type { NewDelivery, Told } from '../store/delivery.ts';
import { type BodyFormat, readMediaType } from './media-type.ts';
import { parseBody } from './parse-body.ts';
import { removePrivate } from './remove-private.ts';
import { serialize } from './serialize.ts';

/** A body with what was said about it. */
export interface Unjudged {
  contentType: string | null;
  contentEncoding: string | null;
  body: Uint8Array;
}

/** How the bodies of a source are read and what of them is kept. */
export interface JudgeOptions extends ReadOptions {
  /** Ids of the privacy rules that it is exempt from. */
  keeps: readonly string[];
}

/** What shows that a vendor sent a delivery; null where it came without. */
export interface Proof {
  token: string | null;
}

/** What becomes of a delivery. Plain data, so that it can come from another thread. */
export type Judgement = Pick<
  NewDelivery,
  'verdict' | 'reason' | 'vendorType' | 'told' | 'sha256' | 'body' | 'kept' | 'removed' | 'isRaw'
> & {
  status: 200 | 400 | 415;
  body: Uint8Array;
  /**
   * Its vendor is to be asked about it, by this; null where nobody is. Where it says nothing yet (`told`), because its
   * source is set up for something else, it is to be asked once that was mended.
   */
  proof: Proof | null;
};

const unread = { verdict: 'quarantined', told: null, proof: null } as const;

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a judgement. */
export function judge(provider: Provider, unjudged: Unjudged, options: JudgeOptions): Judgement {
  const { contentType, contentEncoding, body } = unjudged;
  const sha256 = hash('sha256', body, 'buffer');
  const asItCame = { sha256, body, kept: null, removed: [], isRaw: true, vendorType: null };
  const format = readMediaType(contentType, contentEncoding);
  if (typeof format === 'object') return { ...asItCame, ...unread, reason: format.fault, status: 415 };
  const parsed = parseClean(provider, format, body, options);
  if (!parsed.ok) return { ...asItCame, ...unread, reason: parsed.reason, status: 400 };

  const { value, removed, proof } = parsed;
  const reading = provider.read(value, options);
  // What the parser passed over was looked at by nobody, so what was read is kept instead.
  const isChanged = removed.length > 0 || parsed.hasUnread();
  const written = isChanged ? serialize(format, value) : body;
  const clean = { sha256, body: written, kept: isChanged ? describe(written) : null, removed, isRaw: false };
  switch (reading.kind) {
    case 'unreadable': {
      const { vendorType, reason, isForeign = false } = reading;
      const kept = isForeign && proof?.token != null ? proof : null;
      return { ...clean, ...unread, vendorType, reason, proof: kept, status: 400 };
    }
    case 'ignored': {
      const { vendorType } = reading;
      return { ...clean, verdict: 'ignored', reason: null, status: 200, vendorType, told: null, proof: null };
    }
    case 'fact': {
      const { vendorType } = reading.fact;
      const told = toTold(provider, reading.fact, sha256, value);
      return { ...clean, verdict: 'stored', reason: null, status: 200, vendorType, told, proof };
    }
  }
}

function describe(body: Uint8Array): { size: number; sha256: Uint8Array } {
  return { size: body.byteLength, sha256: hash('sha256', body, 'buffer') };
}

/** What a kept body says: without what the privacy rules remove. Null where nothing is read from it. */
export function readBody(
  provider: Provider,
  format: BodyFormat,
  { body, sha256 }: { body: Uint8Array; sha256: Uint8Array },
  options: JudgeOptions,
): Told | null {
  const parsed = parseClean(provider, format, body, options);
  const reading = parsed.ok ? provider.read(parsed.value, options) : null;
  return parsed.ok && reading?.kind === 'fact' ? toTold(provider, reading.fact, sha256, parsed.value) : null;
}

function toTold(provider: Provider, fact: NewFact, sha256: Uint8Array, value: unknown): Told {
  return { fact, identity: provider.identity(fact, sha256, value) };
}

/** Parsed, and without what the privacy rules remove. The proof is taken out first: to the rules it is a secret like others. */
function parseClean(provider: Provider, format: BodyFormat, body: Uint8Array, options: JudgeOptions) {
  const parsed = parseBody(format, body, provider.lists);
  if (!parsed.ok) return parsed;
  const { verification } = provider;
  const proof = verification?.isWanted(options.settings)
    ? { token: verification.tokenOf(parsed.value) }
    : null;
  return { ...parsed, proof, removed: removePrivate(provider, options.keeps, parsed.value) };
}
