import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { providerOf } from '../providers/index.ts';
import type { VendorVerdict, Verification } from '../providers/provider.ts';
import type { VendorTrouble, VendorTroubles } from '../sources/vendor-troubles.ts';
import type { Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import type { DueVerification } from '../store/verification.ts';
import { causeOf } from './cause-of.ts';
import { isRefusal, type VendorAccess } from './vendor-access.ts';

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
  vendors: Pick<VendorAccess, 'ask'>;
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
/** For so many milliseconds at most it goes unnoticed that a secret was mended. */
const longestUnaware = 60_000;
const sayings = { silent: 'gave no clear answer', refused: 'does not take the secret it is asked with' };
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
  /** What was said of each source as it is set up; a change of its settings makes another object of it. */
  const saidOf = new WeakMap<Source, string>();

  async function verify(due: DueVerification): Promise<void> {
    const { delivery, isCopy } = due;
    if (isCopy) return store.settleVerification(delivery, 'copy', now());
    const nextAt = now() + Math.min(longestPause, timing.firstPause * 2 ** due.tries);
    const question = prepare(due, parts.open);
    if (typeof question === 'string') return postpone(due, question, nextAt);
    const verdict = await ask(due, question, nextAt);
    // An answer of before may have been lost on its way: then it was we who consumed the token.
    const isOurs = verdict === 'consumed' && due.tries > 0;
    if (verdict === 'unclear') return;
    const settlement = verdict === 'verified' || isOurs ? 'verified' : 'rejected';
    return store.settleVerification(delivery, settlement, now());
  }

  async function postpone(
    { delivery, source }: DueVerification,
    reason: string,
    until: number,
  ): Promise<void> {
    if (saidOf.get(source) !== reason) {
      saidOf.set(source, reason);
      log.warn({ delivery, source: source.slug }, `a vendor could not be asked: ${reason}`);
    }
    return store.delayVerification(delivery, until);
  }

  async function ask(due: DueVerification, question: Question, nextAt: number): Promise<VendorVerdict> {
    const { delivery, source } = due;
    const { verification, token } = question;
    const note = (kind: VendorTrouble['kind'], cause: string) => {
      // Stopping cuts a request short as well, which is nobody's trouble.
      if (isStopped() || !troubles.note(source.id, { kind, cause }, now())) return;
      log.warn({ delivery, source: source.slug, cause }, `a vendor ${sayings[kind]}; asking again`);
    };
    try {
      const answer = await parts.vendors.ask(source, (settings) => verification.request(token, settings), {
        timeout: timing.timeout,
        signal: stopping.signal,
        before: () => store.beginVerification(delivery, nextAt),
      });
      if ('kind' in answer) {
        if (answer.kind === 'settings') await postpone(due, answer.reason, nextAt);
        else {
          note(answer.kind, answer.cause);
          // Settings may be mended meanwhile.
          const retryAt = Math.min(answer.retryAt, now() + longestUnaware);
          await store.delayVerification(delivery, Math.max(nextAt, retryAt));
        }
        return 'unclear';
      }
      const { status, text, retryAfter } = answer;
      const isAnswer = (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 429);
      const verdict = isAnswer ? verification.verdict(text) : 'unclear';
      if (verdict === 'unclear') {
        note(isRefusal(status) ? 'refused' : 'silent', `HTTP ${status}`);
        const wished = now() + Math.min(longestPause, (retryAfter ?? 0) * 1000);
        if (wished > nextAt) await store.delayVerification(delivery, wished);
      } else troubles.clear(source.id);
      return verdict;
    } catch (error) {
      note('silent', causeOf(error));
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

interface Question {
  verification: Verification;
  token: string;
}

/** A sentence where nobody can be asked about it. */
function prepare({ source, token: sealed }: DueVerification, open: VerifierParts['open']): Question | string {
  const verification = providerOf(source.provider)?.verification;
  if (!verification) return 'it knows no way to be asked';
  const token = open(sealed);
  return token === null ? 'the token was sealed with another key' : { verification, token };
}
