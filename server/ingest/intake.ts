import type { Log } from '../log.ts';
import { providerOf } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import { timeZoneOf } from '../sources/time-zone-of.ts';
import type { NewDelivery, Told } from '../store/delivery.ts';
import type { Interpreter, Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import type { NewVerification } from '../store/verification.ts';
import { type AnswerType, answerType, writeAnswer } from './answer-type.ts';
import { createGroupCommit } from './group-commit.ts';
import { judge, type JudgeOptions, type Proof, readBody, type Unjudged } from './judge.ts';
import type { LargeJudgement } from './keep-large.ts';
import { largeFrom } from './large-from.ts';
import { formatOf } from './parse-body.ts';

/** One authorised request at a webhook address, its body whole. */
export interface Arrival {
  provider: Provider;
  slug: string;
  /** Null where there is none at this address yet: it is made now. */
  source: Source | null;
  contentType: string | null;
  contentEncoding: string | null;
  accept: string | null;
  /** JSON of what may be kept of the headers. */
  headers: string;
  body: Uint8Array;
  /** A person has sent it again from here. */
  isResent?: true;
}

export interface Reply {
  status: 200 | 400 | 415 | 503;
  type: AnswerType;
  body: string;
  /** Seconds after which the same request may be tried again; null where there is no point. */
  retryAfter: number | null;
  /** What is wrong with it, in a sentence, as its vendor is told; null where nothing is. */
  reason: string | null;
  /** Under which it is kept; null where it is not. */
  deliveryId: number | null;
}

export interface IntakeParts {
  store: Pick<Store, 'append' | 'source'>;
  log: Log;
  now: () => number;
  /** Zone for vendor times without one; null leaves it to the provider. A source's own zone comes before it. */
  timeZone: string | null;
  timelineUrl: (processId: string) => string;
  /** Judges a large body and keeps durably what of it is still large, away from this thread. Takes the body over. */
  keepLarge: (providerId: string, unjudged: Unjudged, options: JudgeOptions) => Promise<LargeJudgement>;
  /** Seals what is kept only until a vendor was asked. */
  seal: (text: string) => string;
  /** Told after each commit about which a vendor is to be asked. */
  onHeld: () => void;
  /** Told after each commit that holds a new event. Only a hint: the log is the truth. */
  onStored: () => void;
}

/** How the bodies of a source are read, with the settings of today. */
export function optionsOf(source: Source, setting: string | null, provider: Provider): JudgeOptions {
  return { timeZone: timeZoneOf(source, setting, provider), settings: source.vendor, keeps: source.keeps };
}

/** The one path of a delivery: read, append durably, answer. Every arrival gets a reply; none is answered before it is kept. */
export function createIntake(parts: IntakeParts): (arrival: Arrival) => Promise<Reply> {
  const { store, timeZone, timelineUrl } = parts;
  const commit = createGroupCommit(store);

  return async (arrival) => {
    const { provider, slug, body, headers, contentType, contentEncoding } = arrival;
    // Whoever takes a large body over leaves nothing of it here.
    const size = body.byteLength;
    const receivedAt = parts.now();
    const type = answerType(arrival.accept, contentType);
    try {
      const source =
        arrival.source ?? (await store.source(provider.id, slug, { workflow: slug, at: receivedAt }));
      if (!source) throw new Error('the source could be neither found nor made');
      const options = optionsOf(source, timeZone, provider);
      const judgement: LargeJudgement =
        size >= largeFrom
          ? await parts.keepLarge(provider.id, { contentType, contentEncoding, body }, options)
          : judge(provider, arrival, options);
      const { status, proof, told } = judgement;
      const said =
        status === 200
          ? provider.accept(
              { vendorType: judgement.vendorType, processId: told?.fact.processId ?? null },
              timelineUrl,
            )
          : provider.refuse(judgement.vendorType, judgement.reason ?? '');
      const answer = writeAnswer(said, type);
      // Written out, as in `judge`.
      const delivery: NewDelivery = {
        source,
        receivedAt,
        size,
        headers,
        status,
        answer,
        isHeld: proof !== null && told !== null,
        verification: proof && toVerification(proof, told, parts.seal),
        verdict: judgement.verdict,
        reason: proof?.token === null ? unproven : judgement.reason,
        vendorType: judgement.vendorType,
        told,
        sha256: judgement.sha256,
        body: judgement.body,
        kept: judgement.kept,
        removed: judgement.removed,
        isRaw: judgement.isRaw,
      };
      if (arrival.isResent) delivery.isResent = true;
      const deliveryId = await commit(delivery);
      if (told && proof) parts.onHeld();
      else if (told) parts.onStored();
      const refused = status === 200 ? null : judgement.reason;
      return { status, type, body: answer, retryAfter: null, reason: refused, deliveryId };
    } catch (error) {
      parts.log.error({ err: error, provider: provider.id, source: slug }, 'a delivery could not be stored');
      const reason = 'The delivery could not be stored just now and was not kept; please send it again.';
      return {
        status: 503,
        type,
        body: writeAnswer(provider.refuse(null, reason), type),
        retryAfter: 5,
        reason,
        deliveryId: null,
      };
    }
  };
}

/** Also where it was kept without its token. */
export const unproven = 'It carries no verification token, so its vendor cannot be asked whether it sent it.';

export function toVerification(
  { token }: Proof,
  told: Told | null,
  seal: IntakeParts['seal'],
): NewVerification {
  return { token: token === null ? null : seal(token), identity: told?.identity ?? null };
}

/** Reads again what was stored, with the settings of today: how the projections are made anew. */
export function createReader(timeZone: string | null): Interpreter['read'] {
  return ({ source, body, sha256 }) => {
    const provider = providerOf(source.provider);
    if (!provider) return null;
    return readBody(provider, formatOf(body), { body, sha256 }, optionsOf(source, timeZone, provider));
  };
}
