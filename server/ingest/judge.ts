import { hash } from 'node:crypto';
import type { Provider, Reading, ReadOptions } from '../providers/provider.ts';
import type { NewDelivery, Told } from '../store/store.ts';
import { parseJsonBody } from './json-body.ts';
import { mediaFault } from './media-type.ts';

/** A body with what was said about it. */
export interface Unjudged {
  contentType: string | null;
  contentEncoding: string | null;
  body: Uint8Array;
}

/** What becomes of a delivery. Plain data, so that it can come from another thread. */
export type Judgement = Pick<NewDelivery, 'verdict' | 'reason' | 'vendorType' | 'told' | 'sha256'> & {
  status: 200 | 400 | 415;
  /** Its vendor is to be asked about it, by this token; null where nobody is. */
  proof: { token: string | null } | null;
};

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a judgement. */
export function judge(provider: Provider, unjudged: Unjudged, options: ReadOptions): Judgement {
  const { contentType, contentEncoding, body } = unjudged;
  const sha256 = hash('sha256', body, 'buffer');
  const media = mediaFault(contentType, contentEncoding);
  if (media !== null) return quarantined(sha256, 415, null, media);
  const reading = readBody(provider, { body, sha256 }, options);
  if (reading.kind === 'unreadable') return quarantined(sha256, 400, reading.vendorType, reading.reason);
  if (reading.kind === 'ignored')
    return {
      sha256,
      verdict: 'ignored',
      reason: null,
      status: 200,
      vendorType: reading.vendorType,
      told: null,
      proof: null,
    };
  const { told, proof } = reading;
  const { vendorType } = told.fact;
  return { sha256, verdict: 'stored', reason: null, status: 200, vendorType, told, proof };
}

/** The bytes of a body as the provider reads them. */
export function readBody(
  provider: Provider,
  { body, sha256 }: Pick<NewDelivery, 'sha256'> & { body: Uint8Array },
  options: ReadOptions,
): Exclude<Reading, { kind: 'fact' }> | { kind: 'told'; told: Told; proof: Judgement['proof'] } {
  const parsed = parseJsonBody(body);
  if (!parsed.ok) return { kind: 'unreadable', vendorType: null, reason: parsed.reason };
  const { verification } = provider;
  const isAsked = verification?.isWanted(options.settings) ?? false;
  const proof = isAsked && verification ? { token: verification.tokenOf(parsed.value) } : null;
  const reading = provider.read(parsed.value, options);
  if (reading.kind !== 'fact') return reading;
  const { fact } = reading;
  return { kind: 'told', told: { fact, identity: provider.identity(fact, sha256, parsed.value) }, proof };
}

function quarantined(
  sha256: Uint8Array,
  status: 400 | 415,
  vendorType: string | null,
  reason: string,
): Judgement {
  return { sha256, verdict: 'quarantined', reason, status, vendorType, told: null, proof: null };
}
