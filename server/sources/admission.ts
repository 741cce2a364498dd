import type { Credential, Provider, ShownHeaders } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import { accessOf } from './access-of.ts';
import type { AccessTokens } from './access-tokens.ts';
import { explainRefusal, readShown } from './explain-refusal.ts';
import { newAddresses } from './new-addresses.ts';
import type { Refusal, Refusals } from './refusals.ts';
import type { Uses } from './uses.ts';

export interface Refused {
  kind: 'refused';
  status: 401 | 404 | 503;
  /** In a sentence for the person who sets the vendor up. */
  reason: string;
  /** Headers that go with it. */
  headers: Readonly<Record<string, string>>;
}

/** `source` is null where the delivery is to make it. */
export type Admission = { kind: 'admitted'; source: Source | null } | Refused;

export interface AdmissionParts {
  store: Pick<Store, 'source' | 'settings'>;
  /** Those of the environment, for sources without any of their own. */
  shared: readonly Credential[];
  tokens: AccessTokens;
  refusals: Refusals;
  uses: Pick<Uses, 'note'>;
  now: () => number;
}

/** Of a delivery what stands before its body. */
export interface Caller {
  provider: Provider;
  slug: string;
  headers: ShownHeaders;
}

/** Seconds after which a paused source is worth trying again. */
const pausedRetry = 300;

/** Who may deliver. What is promised here rejects where the store cannot tell. */
export interface Admissions {
  admit(caller: Caller): Promise<Admission>;
  /** Whether an address is served, whoever asks. */
  sourceAt(provider: Provider, slug: string): Promise<Admission>;
  /** The same for a delivery that was let in before: a source that is paused or closed takes none of those either. */
  readmit(provider: Provider, slug: string): Promise<Admission>;
  /** What the deliveries of a source may show; those of an unknown one where it is null. */
  credentialsOf(source: Source | null): readonly Credential[];
  /** With which of those a token can be fetched. */
  tokenCredentialsOf(source: Source | null): readonly Credential[];
}

export function createAdmissions({ store, shared, tokens, refusals, uses, now }: AdmissionParts): Admissions {
  const hasShared = shared.length > 0;
  const sharedForTokens = shared.filter(({ scheme }) => scheme === 'basic');

  function credentialsOf(source: Source | null): readonly Credential[] {
    return source && source.credentials.length > 0 ? source.credentials : shared;
  }

  function tokenCredentialsOf(source: Source | null): readonly Credential[] {
    const own = source?.credentials ?? [];
    return own.length > 0 ? own.filter(({ scheme }) => scheme === 'oauth') : sharedForTokens;
  }

  async function sourceAt({ id }: Provider, slug: string): Promise<Admission> {
    const source = await store.source(id, slug, null);
    if (source?.deletedAt != null) return notFound('The source of this address was deleted.');
    if (source) return { kind: 'admitted', source };
    const settings = await store.settings();
    if (!settings.createSourcesByDelivery)
      return notFound(`There is no source "${slug}"; sources are made on the page Sources.`);
    if (newAddresses(settings, hasShared) === 'protected')
      return notFound(
        `There is no source "${slug}". Sources here ask for credentials, or did, so that no delivery makes one: make it on the page Sources.`,
      );
    return { kind: 'admitted', source };
  }

  function shownTo({ provider, slug, headers }: Caller, source: Source | null): Credential | null {
    const shown = provider.verify(headers, credentialsOf(source));
    if (shown) return shown;
    const forTokens = tokenCredentialsOf(source);
    return forTokens.length === 0 ? null : tokens.shownBy(headers, tokenAddress(provider, slug), forTokens);
  }

  function noteUse({ credentials }: Source, shown: Credential): void {
    const own = credentials.find((each) => each === shown);
    if (own) uses.note(own.id, now());
  }

  function note(source: Source | null, refusal: Omit<Refusal, 'at' | 'reason'>): void {
    if (source) refusals.note(source.id, { at: now(), reason: null, ...refusal });
  }

  return {
    credentialsOf,
    tokenCredentialsOf,
    sourceAt,
    async readmit(provider, slug) {
      const found = await sourceAt(provider, slug);
      const isClosed =
        found.kind === 'admitted' && found.source && accessOf(found.source, hasShared) === 'closed';
      return isClosed ? unauthorised(closed, []) : unlessPaused(found);
    },
    async admit(caller) {
      const { provider, slug, headers } = caller;
      const found = await sourceAt(provider, slug);
      if (found.kind === 'refused') return found;
      const { source } = found;
      if (source && accessOf(source, hasShared) === 'closed') {
        note(source, { why: 'closed', scheme: null, user: null });
        return unauthorised(closed, []);
      }
      const expected = credentialsOf(source);
      // Where no credentials are asked for, any page in a browser on this machine could post here; no vendor does.
      if (expected.length === 0 && isFromPage(headers)) {
        note(source, { why: 'page', scheme: null, user: null });
        return unauthorised('The delivery comes from a web page, and no credentials are asked for.', []);
      }
      const shown = expected.length === 0 ? null : shownTo(caller, source);
      if (expected.length > 0 && shown === null) {
        const refused = readShown(headers, expected);
        note(source, refused);
        return unauthorised(explainRefusal(refused, expected), expected);
      }
      if (source && shown) noteUse(source, shown);
      if (source?.pausedAt != null) refusals.notePaused(source);
      return unlessPaused(found);
    },
  };
}

/** What tokens are issued for. */
export function tokenAddress({ id }: Provider, slug: string): string {
  return `${id}/${slug}`;
}

const closed =
  'The source of this address was restored and takes nothing until credentials are made for it, or it is opened, on the page Sources.';

const paused: Refused = {
  kind: 'refused',
  status: 503,
  reason: 'The source of this address is paused and nothing was kept; please send it again later.',
  headers: { 'Retry-After': String(pausedRetry) },
};

function unlessPaused(found: Admission): Admission {
  return found.kind === 'admitted' && found.source?.pausedAt != null ? paused : found;
}

function notFound(reason: string): Refused {
  return { kind: 'refused', status: 404, reason, headers: {} };
}

function unauthorised(reason: string, expected: readonly Credential[]): Refused {
  const isBearer =
    expected.length > 0 && expected.every(({ scheme }) => ['bearer', 'oauth'].includes(scheme));
  const challenge = `${isBearer ? 'Bearer' : 'Basic'} realm="webhooks"`;
  return { kind: 'refused', status: 401, reason, headers: { 'WWW-Authenticate': challenge } };
}

/**
 * Browsers tell that a request comes from a page, and the page cannot keep them from it. Our own pages post nothing
 * here; one that seems to be ours came by a name that was made to lead to this machine.
 */
function isFromPage(headers: ShownHeaders): boolean {
  const [origin, host] = [headers.get('origin'), headers.get('host')];
  return (
    headers.get('sec-fetch-site') === 'cross-site' ||
    (origin !== null && host !== null && origin.toLowerCase() === `http://${host.toLowerCase()}`)
  );
}
