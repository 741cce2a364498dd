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
const verdicts = { fact: 'stored', ignored: 'ignored', unreadable: 'quarantined' } as const;

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a judgement. */
export function judge(provider: Provider, unjudged: Unjudged, options: JudgeOptions): Judgement {
  const { contentType, contentEncoding, body } = unjudged;
  const sha256 = hash('sha256', body, 'buffer');
  const format = readMediaType(contentType, contentEncoding);
  if (typeof format === 'object') return asItCame(sha256, body, 415, format.fault);
  const parsed = parseBody(format, body, provider.lists);
  if (!parsed.ok) return asItCame(sha256, body, 400, parsed.reason);

  const { value } = parsed;
  // The proof is taken out first: to the rules it is a secret like others.
  const proof = proofIn(provider, value, options);
  const removed = removePrivate(provider, options.keeps, value);
  const reading = provider.read(value, options);
  // What the parser passed over was looked at by nobody, so what was read is kept instead.
  const isChanged = removed.length > 0 || parsed.hasUnread();
  const written = isChanged ? serialize(format, value) : body;
  // Written out: to spread one object into another costs more than all else here.
  const judgement: Judgement = {
    sha256,
    body: written,
    kept: isChanged ? describe(written) : null,
    removed,
    isRaw: false,
    vendorType: reading.kind === 'fact' ? reading.fact.vendorType : reading.vendorType,
    verdict: verdicts[reading.kind],
    reason: null,
    status: 200,
    told: null,
    proof: null,
  };
  if (reading.kind === 'fact') {
    judgement.told = toTold(provider, reading.fact, sha256, value);
    judgement.proof = proof;
  } else if (reading.kind === 'unreadable') {
    judgement.reason = reading.reason;
    judgement.status = 400;
    if (reading.isForeign === true && proof?.token != null) judgement.proof = proof;
  }
  return judgement;
}

function asItCame(sha256: Uint8Array, body: Uint8Array, status: 400 | 415, reason: string): Judgement {
  return { sha256, body, kept: null, removed: [], isRaw: true, vendorType: null, ...unread, reason, status };
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
  const parsed = parseBody(format, body, provider.lists);
  if (!parsed.ok) return null;
  removePrivate(provider, options.keeps, parsed.value);
  const reading = provider.read(parsed.value, options);
  return reading.kind === 'fact' ? toTold(provider, reading.fact, sha256, parsed.value) : null;
}

function toTold(provider: Provider, fact: NewFact, sha256: Uint8Array, value: unknown): Told {
  return { fact, identity: provider.identity(fact, sha256, value) };
}

function proofIn({ verification }: Provider, value: unknown, { settings }: JudgeOptions): Proof | null {
  return verification?.isWanted(settings) ? { token: verification.tokenOf(value) } : null;
}
