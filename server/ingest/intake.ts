import { hash } from 'node:crypto';
import type { Log } from '../log.ts';
import { providerOf } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import type { Interpreter, Source, Store } from '../store/store.ts';
import { createGroupCommit } from './group-commit.ts';
import { judge, readBody } from './judge.ts';

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

/** The zone in which a source's times without one are read: its own, else the setting, else the vendor's. */
function timeZoneOf(source: Source, setting: string | null, provider: Provider): string {
  return source.timeZone ?? setting ?? provider.timeZone;
}

/** The one path of a delivery: read, append durably, answer. Every arrival gets a reply; none is answered before it is kept. */
export function createIntake(parts: IntakeParts): (arrival: Arrival) => Promise<Reply> {
  const { store, timeZone, timelineUrl } = parts;
  const commit = createGroupCommit(store);

  return async (arrival) => {
    const { provider, slug, body, headers } = arrival;
    const receivedAt = parts.now();
    try {
      const source = await store.source(provider.id, slug, { workflow: slug, at: receivedAt });
      if (!source) throw new Error('the source could be neither found nor made');
      const sha256 = hash('sha256', body, 'buffer');
      const zone = timeZoneOf(source, timeZone, provider);
      const { outcome, ...verdict } = judge({ ...arrival, sha256 }, zone, timelineUrl);
      const answer = provider.answer(outcome);
      await commit({ source, receivedAt, body, sha256, headers, answer, ...verdict });
      if (verdict.told) parts.onStored();
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

/** Reads again what was stored, with the settings of today: how the projections are made anew. */
export function createReader(timeZone: string | null): Interpreter['read'] {
  return ({ source, body, sha256 }) => {
    const provider = providerOf(source.provider);
    if (!provider) return null;
    const reading = readBody(provider, body, timeZoneOf(source, timeZone, provider));
    return reading.kind === 'fact'
      ? { fact: reading.fact, identity: provider.identity(reading.fact, sha256) }
      : null;
  };
}
