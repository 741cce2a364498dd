import type {
  Credential as CredentialAnswer,
  Source as SourceAnswer,
  SourceState,
} from '../../shared/source.ts';
import { defaultSlug, tokenSlug } from '../../shared/source.ts';
import { providerOf } from '../providers/index.ts';
import { accessOf } from '../sources/access-of.ts';
import { checkClock } from '../sources/check-clock.ts';
import { findSilence, firstHourFor } from '../sources/find-silence.ts';
import type { Refusals } from '../sources/refusals.ts';
import type { Uses } from '../sources/uses.ts';
import type { VendorTroubles } from '../sources/vendor-troubles.ts';
import { timeZoneOf } from '../sources/time-zone-of.ts';
import type { Store } from '../store/store.ts';
import type { Source, SourceCredential } from '../store/source.ts';

export interface SourceAnswerParts {
  store: Pick<Store, 'seenTypes' | 'busyHours' | 'toldTimes'>;
  refusals: Pick<Refusals, 'last' | 'whilePaused'>;
  uses: Pick<Uses, 'last'>;
  troubles: Pick<VendorTroubles, 'of'>;
  now: () => number;
  /** Zone for vendor times without one; null leaves it to the provider. */
  timeZone: string | null;
  /** Address by which vendors reach us, without a slash at its end. */
  address: () => string;
  /** Whether WEBHOOK_AUTH asks for anything. */
  hasShared: boolean;
}

/** Events whose times are compared with their arrival. */
const clockSamples = 200;
/** Types that are told of one source, those last seen first: a sender may make up any number. */
const mostTypes = 200;

const iso = (at: number) => new Date(at).toISOString();

/** All that the pages show of sources, each with what it has brought. */
export function createSourceAnswers(parts: SourceAnswerParts) {
  const { store, refusals, uses, troubles, now, timeZone, hasShared } = parts;

  function urlOf(source: Source): string {
    const base = `${parts.address()}/webhooks/${source.provider}`;
    return source.slug === defaultSlug ? base : `${base}/${encodeURIComponent(source.slug)}`;
  }

  async function describe(source: Source): Promise<SourceAnswer> {
    const provider = providerOf(source.provider);
    const zone = provider ? timeZoneOf(source, timeZone, provider) : 'UTC';
    const favoured = [timeZone, provider?.timeZone].filter((each) => each != null);
    const url = urlOf(source);
    const types = await store.seenTypes(source.id, mostTypes);
    const refusal = refusals.last(source.id);
    const trouble = troubles.of(source.id);
    const state = stateOf(source);
    const hours = state === 'active' ? await store.busyHours(source.id, firstHourFor(now())) : [];
    const silence = findSilence(hours, now());
    return {
      id: source.id,
      provider: source.provider,
      slug: source.slug,
      state,
      workflow: source.workflow,
      titleLabel: source.titleLabel,
      timeZone: source.timeZone,
      zone,
      keeps: [...source.keeps],
      vendor: { ...source.vendor },
      sealed: Object.keys(source.sealed),
      createdAt: iso(source.createdAt),
      url,
      tokenUrl: provider?.schemes.includes('oauth') ? `${url}/${tokenSlug}` : null,
      credentials: source.credentials.map((each) => describeCredential(each, uses.last(each.id))),
      access: accessOf(source, hasShared),
      accessWithoutOwn: hasShared ? 'shared' : 'open',
      types: types.map(({ vendorType, count, quarantined, lastAt }) => ({
        vendorType,
        count,
        quarantined,
        lastAt: iso(lastAt),
      })),
      lastRefusal: refusal && { ...refusal, at: iso(refusal.at) },
      refusedWhilePaused: state === 'paused' ? refusals.whilePaused(source) : null,
      vendorTrouble: trouble && {
        since: iso(trouble.since),
        lastAt: iso(trouble.lastAt),
        kind: trouble.kind,
        cause: trouble.cause,
      },
      clock: checkClock(await store.toldTimes(source.id, clockSamples), zone, favoured),
      silence: silence && { ...silence, since: iso(silence.since) },
    };
  }

  return (sources: readonly Source[]): Promise<SourceAnswer[]> => Promise.all(sources.map(describe));
}

function stateOf({ pausedAt, deletedAt }: Source): SourceState {
  if (deletedAt !== null) return 'deleted';
  return pausedAt === null ? 'active' : 'paused';
}

/** `lastUsedAt` in epoch milliseconds; null where no delivery has shown it since the server started. */
export function describeCredential(
  { id, scheme, name, ending, createdAt }: SourceCredential,
  lastUsedAt: number | null,
): CredentialAnswer {
  const used = lastUsedAt === null ? null : iso(lastUsedAt);
  return { id, scheme, name, ending, createdAt: iso(createdAt), lastUsedAt: used };
}
