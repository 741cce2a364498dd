import { setTimeout as sleep } from 'node:timers/promises';
import type { CatchUp as Progress } from '../../shared/source.ts';
import type { Log } from '../log.ts';
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
  log: Log;
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

/** One at a time for each source. What is known of it is kept in memory only. */
export interface CatchUpRuns {
  /** Begins, unless it is under way. Null for a vendor that keeps no list of what it sent. */
  start(source: Source): Progress | null;
  /** How far it has come, or came the last time; null where it was not begun yet. */
  progress(source: Source): Progress | null;
  stop(): Promise<void>;
}

/**
 * Goes through the vendor's list of what it could not deliver to a source, and asks it to send again what never arrived
 * here. The list has no number that a delivery carries, so what says the same is taken for the same.
 */
export function createCatchUp(parts: CatchUpParts): CatchUpRuns {
  const { timeout, pause } = parts.timing ?? usualTiming;
  const stopping = new AbortController();
  const runs = new Map<number, { progress: Progress; done: Promise<void> }>();

  async function ask(request: VendorRequest | string): Promise<VendorAnswer> {
    if (typeof request === 'string') throw new CatchUpFault(request);
    const { signal } = stopping;
    await sleep(pause, null, { signal });
    try {
      return await askVendor(parts.fetch, request, { timeout, signal });
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

  async function fetchMissing(provider: Provider, catchUp: CatchUp, source: Source, progress: Progress) {
    const settings = openSettings(source, parts.open);
    for await (const { id, body } of failedEvents(catchUp, settings)) {
      const told = tellingOf(provider, source, body);
      if (!told) continue;
      progress.failed += 1;
      if (await parts.store.hasTold(source.id, told)) {
        progress.known += 1;
        continue;
      }
      const { status } = await ask(catchUp.resend(settings, id));
      if (status < 200 || status >= 300)
        throw new CatchUpFault(`The vendor did not send an event again; it answered with ${status}.`);
      progress.resent += 1;
      if (progress.resent >= most.resent)
        throw new CatchUpFault('There is more; catch up again for the rest.');
    }
  }

  async function run(
    provider: Provider,
    catchUp: CatchUp,
    source: Source,
    progress: Progress,
  ): Promise<void> {
    try {
      await fetchMissing(provider, catchUp, source, progress);
    } catch (error) {
      const isExpected = error instanceof CatchUpFault || stopping.signal.aborted;
      if (!isExpected)
        parts.log.error({ err: error, source: source.slug }, 'catching up with a vendor failed');
      progress.fault =
        isExpected && error instanceof Error ? error.message : 'Something went wrong on the server.';
    }
    progress.isRunning = false;
  }

  return {
    start(source) {
      const provider = providerOf(source.provider);
      if (!provider?.catchUp) return null;
      const last = runs.get(source.id);
      if (last?.progress.isRunning) return { ...last.progress };
      const progress: Progress = { isRunning: true, failed: 0, known: 0, resent: 0, fault: null };
      runs.set(source.id, { progress, done: run(provider, provider.catchUp, source, progress) });
      return { ...progress };
    },
    progress({ id }) {
      const last = runs.get(id);
      return last ? { ...last.progress } : null;
    },
    async stop() {
      stopping.abort();
      await Promise.all([...runs.values()].map(({ done }) => done));
    },
  };
}

/** What an event of the list would say as a delivery; null where it would say nothing of a process. */
function tellingOf(provider: Provider, { vendor, keeps }: Source, body: unknown): Told | null {
  const bytes = Buffer.from(JSON.stringify(body));
  const options = { timeZone: provider.timeZone, keeps, settings: vendor };
  return judge(provider, { contentType: null, contentEncoding: null, body: bytes }, options).told;
}
