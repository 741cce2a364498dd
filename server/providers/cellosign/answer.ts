import type { Outcome } from '../provider.ts';

/**
 * The bodies that Cellosign judges a delivery by: `status` is text, "0" or "-1". `data` stays empty, since its
 * values would be written into the customer's form.
 */
export function answer(outcome: Outcome): string {
  const isArchive = outcome.vendorType === 'WHP_ARCHIVE';
  if (outcome.kind === 'refused') {
    const refusal = { status: '-1', errordesc: outcome.reason };
    return JSON.stringify(isArchive ? { status: '-1', document: null, errordesc: outcome.reason } : refusal);
  }
  if (isArchive && outcome.processId !== null) {
    const document = { reference: outcome.processId, public_link: outcome.timelineUrl(outcome.processId) };
    return JSON.stringify({ status: '0', document, errordesc: '' });
  }
  if (outcome.vendorType === 'WHEF_SESSION_CREATED') return '{"status":"0","errordesc":""}';
  return '{"status":"0","errordesc":"","data":[]}';
}
