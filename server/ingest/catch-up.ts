import { setTimeout as sleep } from 'node:timers/promises';
import type { CatchUpAnswer } from '../../shared/source.ts';
import { providerOf } from '../providers/index.ts';
import type { CatchUp, ListedEvent, Provider, ReadOptions, VendorRequest } from '../providers/provider.ts';
import type { Store, Told } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import { askVendor, type Fetch, type VendorAnswer } from './ask-vendor.ts';
import { judge } from './judge.ts';
import { openSettings } from './verifier.ts';

interface CatchUpParts {
  store: Pick<Store, 'hasTold'>;
  /** Null where it was not sealed with our key. */
  open: (sealed: string) => string | null;
  fetch: Fetch;
  /** Milliseconds for one answer, and between two requests. */
  timing?: { timeout: number; pause: number };
}

const usualTiming = { timeout: 10_000, pause: 100 };
/** The vendor's list may be long; what is beyond comes with the next time. */
const most = { pages: 50, resent: 500 };

/** Why a vendor's list could not be gone through. */
class CatchUpFault extends Error {
  override name = 'CatchUpFault';
}

/**
 * Goes through the vendor's list of what it could not deliver to a source, and asks it to send again what never arrived
 * here. The list has no number that a delivery carries, so what says the same is taken for the same. Null for a vendor
 * that keeps no such list.
 */
export function createCatchUp(parts: CatchUpParts): (source: Source) => Promise<CatchUpAnswer | null> {
  const { timeout, pause } = parts.timing ?? usualTiming;

  async function ask(request: VendorRequest | string): Promise<VendorAnswer> {
    if (typeof request === 'string') throw new CatchUpFault(request);
    await sleep(pause);
    try {
      return await askVendor(parts.fetch, request, { timeout, signal: new AbortController().signal });
    } catch {
      throw new CatchUpFault('The vendor could not be reached or did not answer in time.');
    }
  }

  async function* failedEvents(
    catchUp: CatchUp,
    settings: ReadOptions['settings'],
  ): AsyncGenerator<ListedEvent> {
    const seen = new Set<string>();
    for (let page = 0; page < most.pages; page += 1) {
      const { status, text } = await ask(catchUp.page(settings, page));
      const events = status === 200 ? catchUp.readPage(text) : null;
      // Vendors count pages from 0 or from 1; one that counts from 1 has no page 0 or gives the first one twice.
      if (events === null && page === 0 && status >= 400 && status < 500 && status !== 401 && status !== 403)
        continue;
      if (events === null)
        throw new CatchUpFault(`The vendor’s list could not be read; it answered with ${status}.`);
      const fresh = events.filter(({ id }) => !seen.has(id));
      for (const event of fresh) seen.add(event.id);
      yield* fresh;
      if (fresh.length === 0 && page > 0) return;
    }
  }

  return async (source) => {
    const provider = providerOf(source.provider);
    if (!provider?.catchUp) return null;
    const { catchUp } = provider;
    const settings = openSettings(source, parts.open);
    const answer: CatchUpAnswer = { failed: 0, known: 0, resent: 0, fault: null };
    try {
      for await (const { id, body } of failedEvents(catchUp, settings)) {
        const told = tellingOf(provider, source, body);
        if (!told) continue;
        answer.failed += 1;
        if (await parts.store.hasTold(source.id, told)) {
          answer.known += 1;
          continue;
        }
        const { status } = await ask(catchUp.resend(settings, id));
        if (status < 200 || status >= 300)
          throw new CatchUpFault(`The vendor did not send an event again; it answered with ${status}.`);
        answer.resent += 1;
        if (answer.resent >= most.resent)
          throw new CatchUpFault('There is more; catch up again for the rest.');
      }
    } catch (error) {
      if (!(error instanceof CatchUpFault)) throw error;
      answer.fault = error.message;
    }
    return answer;
  };
}

/** What an event of the list would say as a delivery; null where it would say nothing of a process. */
function tellingOf(provider: Provider, { vendor, keeps }: Source, body: unknown): Told | null {
  const bytes = Buffer.from(JSON.stringify(body));
  const options = { timeZone: provider.timeZone, keeps, settings: vendor };
  return judge(provider, { contentType: null, contentEncoding: null, body: bytes }, options).told;
}
