import { setTimeout as sleep } from 'node:timers/promises';
import type { CatchUp as Progress } from '../../shared/source.ts';
import type { Log } from '../log.ts';
import { providerOf } from '../providers/index.ts';
import type {
  CatchUp,
  ListedEvent,
  Provider,
  ReadOptions,
  Unset,
  VendorRequest,
} from '../providers/provider.ts';
import type { Told } from '../store/delivery.ts';
import type { Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import type { VendorAnswer } from './ask-vendor.ts';
import { judge } from './judge.ts';
import { isRefusal, type NotAsked, type VendorAccess } from './vendor-access.ts';

interface CatchUpParts {
  store: Pick<Store, 'hasTold'>;
  vendors: VendorAccess;
  log: Log;
  /** Milliseconds for one answer, and between two requests. */
  timing?: { timeout: number; pause: number };
}

const usualTiming = { timeout: 10_000, pause: 100 };
/** A vendor's list may be long; what is beyond comes with the next time. */
const most = { pages: 50, resent: 500 };

type Fault = NonNullable<Progress['fault']>;

/** Why a vendor's lists could not be gone through. */
class CatchUpFault extends Error {
  override name = 'CatchUpFault';
  readonly fault: Fault;

  constructor(code: Fault['code'], { answer = null, settings = [] }: Partial<Fault> = {}) {
    super(code);
    this.fault = { code, answer, settings };
  }
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
 * Goes through the vendor's lists of what it has not delivered to a source, and asks it to send again what never arrived
 * here. A list has no number that a delivery carries, so what says the same is taken for the same.
 */
export function createCatchUp(parts: CatchUpParts): CatchUpRuns {
  const { timeout, pause } = parts.timing ?? usualTiming;
  const stopping = new AbortController();
  const runs = new Map<number, { progress: Progress; done: Promise<void> }>();

  async function ask(
    source: Source,
    make: (settings: ReadOptions['settings']) => VendorRequest | Unset,
  ): Promise<VendorAnswer> {
    const { signal } = stopping;
    await sleep(pause, null, { signal });
    const answer = await parts.vendors
      .ask(source, make, { timeout, signal })
      .catch((): NotAsked => ({ kind: 'silent', cause: '', retryAt: 0 }));
    if (!('kind' in answer)) {
      if (isRefusal(answer.status)) throw new CatchUpFault('refused', { answer: `HTTP ${answer.status}` });
      return answer;
    }
    if (answer.kind === 'settings') throw new CatchUpFault('settings', { settings: [...answer.settings] });
    throw answer.kind === 'refused'
      ? new CatchUpFault('refused', { answer: answer.cause })
      : new CatchUpFault('unreachable');
  }

  async function* listed(catchUp: CatchUp, source: Source, list: string): AsyncGenerator<ListedEvent> {
    const seen = new Set<string>();
    for (let page = 0; page < most.pages; page += 1) {
      const { status, text } = await ask(source, (settings) => catchUp.page(settings, list, page));
      const events = status === 200 ? catchUp.readPage(text) : null;
      // Vendors count pages from 0 or from 1; one that counts from 1 has no page 0 or gives the first one twice.
      if (events === null && page === 0 && status >= 400 && status < 500) continue;
      if (events === null) throw new CatchUpFault('unreadable', { answer: `HTTP ${status}` });
      const fresh = events.filter(({ id }) => !seen.has(id));
      for (const event of fresh) seen.add(event.id);
      yield* fresh;
      if (fresh.length === 0 && page > 0) return;
    }
  }

  async function fetchMissing(provider: Provider, catchUp: CatchUp, source: Source, progress: Progress) {
    const seen = new Set<string>();
    for (const list of catchUp.lists) {
      for await (const event of listed(catchUp, source, list)) {
        if (event.isDelivered || seen.has(event.id)) continue;
        seen.add(event.id);
        await fetchOne(provider, catchUp, source, progress, event);
      }
    }
  }

  async function fetchOne(
    provider: Provider,
    catchUp: CatchUp,
    source: Source,
    progress: Progress,
    { id, body }: ListedEvent,
  ): Promise<void> {
    const told = tellingOf(provider, source, body);
    if (!told) return;
    progress.failed += 1;
    // Asked now and not for a page at a time: what is on its way may have come meanwhile.
    if (await parts.store.hasTold(source.id, told)) {
      progress.known += 1;
      return;
    }
    const { status } = await ask(source, (settings) => catchUp.resend(settings, id));
    if (status < 200 || status >= 300) throw new CatchUpFault('not_resent', { answer: `HTTP ${status}` });
    progress.resent += 1;
    if (progress.resent >= most.resent) throw new CatchUpFault('more');
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
      const isExpected = error instanceof CatchUpFault;
      if (!isExpected && !stopping.signal.aborted)
        parts.log.error({ err: error, source: source.slug }, 'catching up with a vendor failed');
      progress.fault = isExpected ? error.fault : new CatchUpFault('internal').fault;
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
      // A person asks, perhaps since something was mended.
      parts.vendors.hurry(source.id);
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
