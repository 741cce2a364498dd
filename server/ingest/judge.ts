import { hash } from 'node:crypto';
import type { Provider, Reading, ReadOptions } from '../providers/provider.ts';
import type { NewDelivery, Told } from '../store/store.ts';
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

/** What a source adds to the judgement of its bodies. */
export interface JudgeOptions extends ReadOptions {
  /** Ids of the privacy rules that it is exempt from. */
  keeps: readonly string[];
}

/** What becomes of a delivery. Plain data, so that it can come from another thread. */
export type Judgement = Pick<
  NewDelivery,
  'verdict' | 'reason' | 'vendorType' | 'told' | 'sha256' | 'body' | 'kept' | 'removed' | 'isRaw'
> & { status: 200 | 400 | 415; body: Uint8Array };

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a judgement. */
export function judge(provider: Provider, unjudged: Unjudged, options: JudgeOptions): Judgement {
  const { contentType, contentEncoding, body } = unjudged;
  const sha256 = hash('sha256', body, 'buffer');
  const asItCame = { sha256, body, kept: null, removed: [], isRaw: true };
  const format = readMediaType(contentType, contentEncoding);
  if (typeof format === 'object')
    return { ...asItCame, ...unreadable, reason: format.fault, status: 415, vendorType: null };
  const parsed = parseClean(provider, format, body, options);
  if (!parsed.ok) return { ...asItCame, ...unreadable, reason: parsed.reason, status: 400, vendorType: null };

  const { value, removed } = parsed;
  const reading = readValue(provider, { value, sha256 }, options);
  // What the parser passed over was looked at by nobody, so what was read is kept instead.
  const isChanged = removed.length > 0 || parsed.hasUnread();
  const written = isChanged ? serialize(format, value) : body;
  const clean = { sha256, body: written, kept: isChanged ? describe(written) : null, removed, isRaw: false };
  switch (reading.kind) {
    case 'unreadable': {
      const { vendorType, reason } = reading;
      return { ...clean, ...unreadable, reason, status: 400, vendorType };
    }
    case 'ignored': {
      const { vendorType } = reading;
      return { ...clean, verdict: 'ignored', reason: null, status: 200, vendorType, told: null };
    }
    case 'told': {
      const { told } = reading;
      const { vendorType } = told.fact;
      return { ...clean, verdict: 'stored', reason: null, status: 200, vendorType, told };
    }
  }
}

const unreadable = { verdict: 'quarantined', told: null } as const;

function describe(body: Uint8Array): { size: number; sha256: Uint8Array } {
  return { size: body.byteLength, sha256: hash('sha256', body, 'buffer') };
}

type Said = Exclude<Reading, { kind: 'fact' }> | { kind: 'told'; told: Told };

/** The bytes of a body as the provider reads them: without what the privacy rules remove. */
export function readBody(
  provider: Provider,
  format: BodyFormat,
  { body, sha256 }: { body: Uint8Array; sha256: Uint8Array },
  options: JudgeOptions,
): Said {
  const parsed = parseClean(provider, format, body, options);
  if (!parsed.ok) return { kind: 'unreadable', vendorType: null, reason: parsed.reason };
  return readValue(provider, { value: parsed.value, sha256 }, options);
}

function readValue(
  provider: Provider,
  { value, sha256 }: { value: unknown; sha256: Uint8Array },
  options: JudgeOptions,
): Said {
  const reading = provider.read(value, options);
  if (reading.kind !== 'fact') return reading;
  const { fact } = reading;
  return { kind: 'told', told: { fact, identity: provider.identity(fact, sha256, value) } };
}

/** Parsed, and without what the privacy rules remove. */
function parseClean(provider: Provider, format: BodyFormat, body: Uint8Array, { keeps }: JudgeOptions) {
  const parsed = parseBody(format, body, provider.lists);
  return parsed.ok ? { ...parsed, removed: removePrivate(provider, keeps, parsed.value) } : parsed;
}
