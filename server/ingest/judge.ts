import type { Outcome, Provider, Reading } from '../providers/provider.ts';
import type { NewDelivery } from '../store/store.ts';
import { parseJsonBody } from './json-body.ts';
import { mediaFault } from './media-type.ts';

/** A body with what was said about it. */
export interface Judged {
  provider: Provider;
  contentType: string | null;
  contentEncoding: string | null;
  body: Uint8Array;
  sha256: Uint8Array;
}

/** What becomes of a delivery: how it is kept, and how its answer begins. */
export type Verdict = Pick<NewDelivery, 'verdict' | 'reason' | 'vendorType' | 'told'> & {
  status: 200 | 400 | 415;
  outcome: Outcome;
};

/** Decides what a delivery is. Never throws: whatever the bytes are, it is a verdict. */
export function judge(
  { provider, contentType, contentEncoding, body, sha256 }: Judged,
  timeZone: string,
  timelineUrl: (processId: string) => string,
): Verdict {
  const media = mediaFault(contentType, contentEncoding);
  if (media !== null) return quarantined(415, null, media);
  const reading = readBody(provider, body, timeZone);
  if (reading.kind === 'unreadable') return quarantined(400, reading.vendorType, reading.reason);
  if (reading.kind === 'ignored') {
    const { vendorType } = reading;
    const outcome: Outcome = { kind: 'kept', vendorType, processId: null, timelineUrl };
    return { verdict: 'ignored', reason: null, status: 200, vendorType, told: null, outcome };
  }
  const { fact } = reading;
  const { vendorType, processId } = fact;
  return {
    verdict: 'stored',
    reason: null,
    status: 200,
    vendorType,
    told: { fact, identity: provider.identity(fact, sha256) },
    outcome: { kind: 'kept', vendorType, processId, timelineUrl },
  };
}

/** The bytes of a body as the provider reads them. */
export function readBody(provider: Provider, body: Uint8Array, timeZone: string): Reading {
  const parsed = parseJsonBody(body);
  if (!parsed.ok) return { kind: 'unreadable', vendorType: null, reason: parsed.reason };
  return provider.read(parsed.value, { timeZone });
}

function quarantined(status: 400 | 415, vendorType: string | null, reason: string): Verdict {
  const outcome: Outcome = { kind: 'refused', vendorType, reason };
  return { verdict: 'quarantined', reason, status, vendorType, told: null, outcome };
}
