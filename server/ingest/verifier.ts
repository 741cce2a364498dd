import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { providerOf } from '../providers/index.ts';
import type { VendorRequest, VendorVerdict, Verification } from '../providers/provider.ts';
import type { VendorTroubles } from '../sources/vendor-troubles.ts';
import type { Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import type { DueVerification } from '../store/verification.ts';
import { askVendor, type Fetch } from './ask-vendor.ts';

interface VerifierParts {
  store: Pick<
    Store,
    | 'dueVerifications'
    | 'beginVerification'
    | 'delayVerification'
    | 'settleVerification'
    | 'expireVerifications'
    | 'unreleased'
  >;
  /** Null where it was not sealed with our key. */
  open: (sealed: string) => string | null;
  fetch: Fetch;
  /** See `createRelease`: none of them is unreleased after it. */
  release: (deliveries: readonly number[]) => Promise<unknown>;
  troubles: Pick<VendorTroubles, 'note' | 'clear'>;
  now: () => number;
  log: Log;
  timing?: Partial<VerifierTiming>;
}

/** In milliseconds. */
export interface VerifierTiming {
  /** For one answer, its body included. */
  timeout: number;
  /** Between two looks at what is due. */
  tick: number;
  /** From one round of requests to the next: a flood of deliveries must not become one at the vendor. */
  round: number;
  /** Before the second try; each one after it waits twice as long, up to an hour. */
  firstPause: number;
}

const usualTiming: VerifierTiming = { timeout: 10_000, tick: 5_000, round: 250, firstPause: 10_000 };
const longestPause = 3_600_000;
/** After so many milliseconds nobody is asked any more and the token is erased. */
const patience = 24 * 3_600_000;
/** Requests that are under way at the same time. */
const atOnce = 8;

export interface Verifier {
  /** Something new may be due. Only a hint. */
  nudge(): void;
  stop(): Promise<void>;
}

/**
 * Asks vendors about the deliveries that wait for it, each once as far as that is possible, and releases those that the
 * vendor sent. Whatever is cut short goes on after the next start.
 */
export function startVerifier(parts: VerifierParts): Verifier {
  const { store, troubles, log, now } = parts;
  const timing = { ...usualTiming, ...parts.timing };
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  const state = { isNudged: false, isRunning: false };
  let lastRun = Promise.resolve();

  async function verify(due: DueVerification): Promise<void> {
    const { delivery, isCopy } = due;
    if (isCopy) return store.settleVerification(delivery, 'copy', now());
    const asked = prepare(due, parts.open);
    const nextAt = now() + Math.min(longestPause, timing.firstPause * 2 ** due.tries);
    if (typeof asked === 'string') {
      log.warn({ delivery, source: due.source.slug }, `a vendor could not be asked: ${asked}`);
      return store.delayVerification(delivery, nextAt);
    }
    await store.beginVerification(delivery, nextAt);
    const verdict = await ask(due, asked, nextAt);
    // An answer of before may have been lost on its way: then it was we who consumed the token.
    const isOurs = verdict === 'consumed' && due.tries > 0;
    if (verdict === 'unclear') return;
    const settlement = verdict === 'verified' || isOurs ? 'verified' : 'rejected';
    return store.settleVerification(delivery, settlement, now());
  }

  async function ask(due: DueVerification, asked: Question, nextAt: number): Promise<VendorVerdict> {
    const { delivery, source } = due;
    try {
      const { status, text, retryAfter } = await askVendor(parts.fetch, asked.request, {
        timeout: timing.timeout,
        signal: stopping.signal,
      });
      const isAnswer = (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 429);
      const verdict = isAnswer ? asked.verification.verdict(text) : 'unclear';
      if (verdict === 'unclear') {
        if (troubles.note(source.id, `HTTP ${status}`, now()))
          log.warn({ delivery, source: source.slug, status }, 'a vendor gave no clear answer; asking again');
        const wished = now() + Math.min(longestPause, (retryAfter ?? 0) * 1000);
        if (wished > nextAt) await store.delayVerification(delivery, wished);
      } else troubles.clear(source.id);
      return verdict;
    } catch (error) {
      const cause = causeOf(error);
      // Stopping cuts a request short as well, which is nobody's trouble.
      if (!isStopped() && troubles.note(source.id, cause, now()))
        log.warn({ cause, delivery, source: source.slug }, 'a vendor could not be reached; asking again');
      return 'unclear';
    }
  }

  async function releaseAll(): Promise<void> {
    for (;;) {
      const deliveries = await store.unreleased(100);
      if (deliveries.length === 0) return;
      await parts.release(deliveries);
    }
  }

  async function round(): Promise<boolean> {
    await store.expireVerifications(now() - patience);
    const due = await store.dueVerifications(now(), atOnce);
    await Promise.all(due.map(verify));
    await releaseAll();
    return due.length > 0;
  }

  async function run(): Promise<void> {
    try {
      while (state.isNudged && !isStopped()) {
        state.isNudged = false;
        while ((await round()) && !isStopped()) await sleep(timing.round, null, { signal: stopping.signal });
      }
    } catch (error) {
      if (!isStopped()) log.error({ err: error }, 'deliveries could not be verified; trying again later');
    }
    // In the same breath as the last look at `isNudged`, so that no nudge falls in between.
    state.isRunning = false;
  }

  function nudge(): void {
    state.isNudged = true;
    if (state.isRunning || isStopped()) return;
    state.isRunning = true;
    lastRun = run();
  }

  const tick = setInterval(nudge, timing.tick);
  nudge();
  return {
    nudge,
    async stop() {
      stopping.abort();
      clearInterval(tick);
      await lastRun;
    },
  };
}

/** Where the platform's fetch tells no more than that it failed, the reason lies below. */
function causeOf(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : { name: 'Error', cause: null };
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? code : name;
}

interface Question {
  verification: Verification;
  request: VendorRequest;
}

/** A sentence where the vendor cannot be asked as the source is set up now. */
function prepare(due: DueVerification, open: VerifierParts['open']): Question | string {
  const verification = providerOf(due.source.provider)?.verification;
  if (!verification) return 'it knows no way to be asked';
  const token = open(due.token);
  if (token === null) return 'the token was sealed with another key';
  const request = verification.request(token, openSettings(due.source, open));
  return typeof request === 'string' ? request : { verification, request };
}

/** A source's settings with the secret ones in clear. Never to be kept or shown. */
export function openSettings(
  { vendor, sealed }: Pick<Source, 'vendor' | 'sealed'>,
  open: VerifierParts['open'],
): Record<string, string> {
  const secrets = Object.entries(sealed).map(([name, each]) => [name, open(each) ?? ''] as const);
  return { ...vendor, ...Object.fromEntries(secrets) };
}
