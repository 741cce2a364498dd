import { setImmediate as turn } from 'node:timers/promises';
import type { ReplayAnswer } from '../../shared/delivery.ts';
import { providerOf } from '../providers/index.ts';
import type { KeptDelivery, Reread } from '../store/delivery.ts';
import type { Store } from '../store/store.ts';
import { type IntakeParts, optionsOf, toVerification, unproven } from './intake.ts';
import { judge } from './judge.ts';
import type { LargeJudgement } from './keep-large.ts';
import { largeFrom } from './large-from.ts';
import { formatOf } from './parse-body.ts';

export type Replayed = ReplayAnswer['items'][number];

type ReplayParts = Pick<IntakeParts, 'now' | 'timeZone' | 'keepLarge' | 'seal' | 'onHeld' | 'onStored'> & {
  store: Pick<Store, 'kept' | 'body' | 'replay' | 'holdBack'>;
};

const unconfirmed = 'Its vendor has not said that it sent it.';

/** Read again before others get their turn, and committed together. */
const atOnce = 20;

/**
 * Reads kept deliveries again, as this version and today's settings understand them. What became no event until now and
 * can be read becomes one, with a number behind all others; a second time changes nothing. Whatever was said of its kind
 * is passed over: it is read for what it is. Where its source asks the vendor about each event, so it does about this
 * one, and nothing counts until then. One that is not there is left out of the answer.
 */
export function createReplay(parts: ReplayParts): (ids: readonly number[]) => Promise<Replayed[]> {
  const { store, timeZone } = parts;

  async function replayOne(id: number): Promise<{ replayed: Replayed; reread: Reread | null } | null> {
    const say = (
      outcome: Replayed['outcome'],
      reason: string | null = null,
      reread: Reread | null = null,
    ) => ({
      replayed: { id, outcome, reason },
      reread,
    });
    const delivery = await store.kept(id);
    if (!delivery) return null;
    if (delivery.isRead) return say('known');
    if (delivery.isBarred) return say('held', unconfirmed);
    const body = await store.body(id);
    if (!body)
      return delivery.isErased ? say('erased') : say('unreadable', 'What was kept of it is damaged.');
    const { told, verdict, reason, proof, ...judgement } = await judgeAgain(delivery, body);
    if (!told) return verdict === 'ignored' ? say('ignored') : say('unreadable', reason);
    if (proof && !delivery.isGenuine) {
      const wanted = toVerification(proof, told, parts.seal);
      const canAsk = await store.holdBack(id, delivery.source, wanted, parts.now());
      return say('held', canAsk ? unconfirmed : unproven);
    }
    const { vendorType, kept, removed } = judgement;
    const copy = delivery.isRaw ? { body: judgement.body, kept, removed } : null;
    return say('read', null, { id, vendorType, told, copy });
  }

  async function judgeAgain({ source }: KeptDelivery, body: Uint8Array): Promise<LargeJudgement> {
    const provider = providerOf(source.provider);
    if (!provider) throw new Error(`there is no provider ${source.provider}`);
    const unjudged = { contentType: `application/${formatOf(body)}`, contentEncoding: null, body };
    const options = optionsOf(source, timeZone, provider);
    return body.byteLength >= largeFrom
      ? parts.keepLarge(provider.id, unjudged, options)
      : judge(provider, unjudged, options);
  }

  async function replaySome(ids: readonly number[]): Promise<Replayed[]> {
    const found: { replayed: Replayed; reread: Reread | null }[] = [];
    for (const id of ids) {
      const each = await replayOne(id);
      if (each) found.push(each);
    }
    const rereads = found.flatMap(({ reread }) => reread ?? []);
    const numbers = rereads.length === 0 ? [] : await store.replay(rereads, parts.now());
    // Somebody else may have replayed it in the meantime.
    const isNew = new Set(rereads.filter((_, index) => numbers[index] !== null).map(({ id }) => id));
    return found.map(({ replayed, reread }) =>
      reread && !isNew.has(replayed.id) ? { ...replayed, outcome: 'known' } : replayed,
    );
  }

  return async (ids) => {
    const wanted = [...new Set(ids)];
    const all: Replayed[] = [];
    for (let at = 0; at < wanted.length; at += atOnce) {
      all.push(...(await replaySome(wanted.slice(at, at + atOnce))));
      await turn();
    }
    if (all.some(({ outcome }) => outcome === 'read')) parts.onStored();
    if (all.some(({ outcome }) => outcome === 'held')) parts.onHeld();
    return all;
  };
}
