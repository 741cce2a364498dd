import { createHash } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Outcome, Provider } from '../providers/provider.ts';
import type { NewDelivery, Source, Store } from '../store/store.ts';
import { createGroupCommit } from './group-commit.ts';
import { parseJsonBody } from './json-body.ts';

/** One authorised request at a webhook address, its body whole. */
export interface Arrival {
  provider: Provider;
  slug: string;
  contentType: string | null;
  contentEncoding: string | null;
  /** JSON of what may be kept of the headers. */
  headers: string;
  body: Uint8Array;
}

export interface Reply {
  status: 200 | 400 | 415 | 503;
  body: string;
  /** Seconds after which the same request may be tried again; null where there is no point. */
  retryAfter: number | null;
}

export interface IntakeParts {
  store: Pick<Store, 'append' | 'source'>;
  log: Log;
  now: () => number;
  /** Zone for vendor times without one; null leaves it to the provider. A source's own zone comes before it. */
  timeZone: string | null;
  timelineUrl: (processId: string) => string;
  /** Told after each commit that holds a new event. Only a hint: the log is the truth. */
  onStored: () => void;
}

type Verdict = Pick<NewDelivery, 'verdict' | 'reason' | 'vendorType' | 'fact'> & {
  status: 200 | 400 | 415;
  outcome: Outcome;
};

/** The one path of a delivery: read, append durably, answer. Every arrival gets a reply; none is answered before it is kept. */
export function createIntake(parts: IntakeParts): (arrival: Arrival) => Promise<Reply> {
  const commit = createGroupCommit(parts.store);

  function judge(arrival: Arrival, source: Source, sha256: Buffer): Verdict {
    const { provider } = arrival;
    const media = mediaFault(arrival);
    if (media !== null) return quarantined(415, null, media);
    const parsed = parseJsonBody(arrival.body);
    if (!parsed.ok) return quarantined(400, null, parsed.reason);
    const reading = provider.read(parsed.value, {
      timeZone: source.timeZone ?? parts.timeZone ?? provider.timeZone,
    });
    if (reading.kind === 'unreadable') return quarantined(400, reading.vendorType, reading.reason);
    if (reading.kind === 'ignored') {
      const { vendorType } = reading;
      const outcome: Outcome = { kind: 'kept', vendorType, processId: null, timelineUrl: null };
      return { verdict: 'ignored', reason: null, status: 200, vendorType, fact: null, outcome };
    }
    const { fact } = reading;
    const { vendorType, processId } = fact;
    return {
      verdict: 'stored',
      reason: null,
      status: 200,
      vendorType,
      fact: { fact, identity: provider.identity(fact, sha256.toString('hex')) },
      outcome: { kind: 'kept', vendorType, processId, timelineUrl: parts.timelineUrl(processId) },
    };
  }

  return async (arrival) => {
    const { provider, slug, body, headers } = arrival;
    const receivedAt = parts.now();
    try {
      const source = await parts.store.source(provider.id, slug, { workflow: slug, at: receivedAt });
      if (!source) throw new Error('the source could be neither found nor made');
      const sha256 = createHash('sha256').update(body).digest();
      const { outcome, ...verdict } = judge(arrival, source, sha256);
      const answer = provider.answer(outcome);
      const appended = await commit({ source, receivedAt, body, sha256, headers, answer, ...verdict });
      if (appended.seq !== null) parts.onStored();
      return { status: verdict.status, body: answer, retryAfter: null };
    } catch (error) {
      parts.log.error({ err: error, provider: provider.id, source: slug }, 'a delivery could not be stored');
      const reason = 'The delivery could not be stored just now and was not kept; please send it again.';
      return {
        status: 503,
        body: provider.answer({ kind: 'refused', vendorType: null, reason }),
        retryAfter: 5,
      };
    }
  };
}

function quarantined(status: 400 | 415, vendorType: string | null, reason: string): Verdict {
  return {
    verdict: 'quarantined',
    reason,
    status,
    vendorType,
    fact: null,
    outcome: { kind: 'refused', vendorType, reason },
  };
}

/** A sentence where the body is of a kind we do not read. No Content-Type at all is taken for JSON. */
function mediaFault({ contentType, contentEncoding }: Arrival): string | null {
  if (contentEncoding !== null && contentEncoding.toLowerCase() !== 'identity') {
    return `Content-Encoding ${contentEncoding} is not read; send the body as it is.`;
  }
  if (contentType === null || contentType.trim() === '') return null;
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (type !== 'application/json' && !type.endsWith('+json')) {
    return `Content-Type ${type} is not read; choose application/json in the webhook's settings.`;
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const name = charset?.replace(/"/gu, '');
  return name === undefined || name === 'utf-8' || name === 'utf8'
    ? null
    : `Charset ${name} is not read; send UTF-8.`;
}
