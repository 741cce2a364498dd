import type { HttpBindings } from '@hono/node-server';
import type { Context as HonoContext } from 'hono';
import type { RefusalCause } from '../../shared/source.ts';
import { hasHash } from '../providers/credentials.ts';
import { providerOf } from '../providers/index.ts';
import type { Credential, Provider, ShownHeaders } from '../providers/provider.ts';
import { type AccessTokens, tokenSeconds } from '../sources/access-tokens.ts';
import { type Admissions, tokenAddress } from '../sources/admission.ts';
import { tellableName } from '../sources/explain-refusal.ts';
import { readTokenRequest } from '../sources/read-token-request.ts';
import type { Refusals } from '../sources/refusals.ts';
import type { Source } from '../store/source.ts';
import type { Access } from './access.ts';
import { createBrake } from './brake.ts';
import { headerOf } from './kept-headers.ts';
import { readBody } from './read-body.ts';
import { visitorOf } from './visitor.ts';

export interface TokenParts {
  admissions: Admissions;
  tokens: AccessTokens;
  refusals: Refusals;
  access: Pick<Access, 'addressOf'>;
  now: () => number;
  /** Called for each request and delivery refused for its credentials: those are only counted. */
  onRefused: () => void;
}

/** Wrong secrets that one address may show at one source within a minute. */
const guesses = { most: 20, per: 60_000 };
const whole = { most: 16 * 1024, largeFrom: Infinity, admitLarge: () => Promise.resolve(true) };
/** How the vendor's settings call it. */
const schemeName = 'Secret';

type Context = HonoContext<{ Bindings: HttpBindings }>;
type Fault = 'invalid_request' | 'unsupported_grant_type' | 'invalid_client' | 'temporarily_unavailable';

/**
 * Answers at the address where a vendor fetches the token that its deliveries then carry, as a client of OAuth 2 does.
 */
export function createTokenEndpoint({
  admissions,
  tokens: accessTokens,
  refusals,
  access,
  now,
  onRefused,
}: TokenParts) {
  const brake = createBrake({ ...guesses, now });

  function isRight(credential: Credential, client: string, secret: string): boolean {
    const isSecret = hasHash(secret, credential.sha256);
    return isSecret && credential.name === client;
  }

  function note(source: Source | null, why: RefusalCause, user: string | null): void {
    onRefused();
    if (source) refusals.note(source.id, { at: now(), why, scheme: schemeName, user, reason: null });
  }

  function refuseClient(c: Context, source: Source | null, client: string, expected: readonly Credential[]) {
    const isClient = expected.some(({ name }) => name === client);
    const why = expected.length === 0 ? 'noClient' : isClient ? 'secret' : 'client';
    note(source, why, tellableName(client, expected));
    c.header('WWW-Authenticate', 'Basic realm="webhooks"');
    const reason =
      expected.length === 0
        ? 'This source has no credentials with which a token can be fetched.'
        : 'The client or its secret is wrong.';
    return answerFault(c, 401, 'invalid_client', reason);
  }

  async function issue(c: Context, provider: Provider, slug: string): Promise<Response> {
    const found = await admissions.sourceAt(provider, slug);
    if (found.kind === 'refused') return answerFault(c, 404, 'invalid_request', found.reason);
    const { source } = found;
    const { incoming } = c.env;
    const body = await readBody(incoming, whole);
    if (typeof body === 'string') {
      c.header('Connection', 'close');
      return answerFault(c, 413, 'invalid_request', 'The request is too large or ended too early.');
    }
    const headers: ShownHeaders = { get: (name) => headerOf(incoming.headers, name) };
    const request = readTokenRequest(body.toString('utf8'), headers);
    if (!request.ok) return answerFault(c, 400, request.error, request.reason);
    const { client, secret } = request;
    const expected = admissions.tokenCredentialsOf(source);
    const right = expected.filter((each) => isRight(each, client, secret))[0];
    // One vendor may serve several sources from one address, and a stranger may come through the same proxy.
    const guesser = `${access.addressOf(visitorOf(c))} ${source?.id ?? 'new'}`;
    // Nobody guesses a secret that was made here, so a wrong one of before keeps no right one out. Others may be short.
    const isUnguessable = right !== undefined && source !== null && source.credentials.length > 0;
    if (brake.isOn(guesser) && !isUnguessable) {
      note(source, 'guesses', tellableName(client, expected));
      c.header('Retry-After', String(guesses.per / 1000));
      return answerFault(c, 429, 'temporarily_unavailable', 'Too many wrong tries; wait a minute.');
    }
    if (!right) {
      brake.note(guesser);
      return refuseClient(c, source, client, expected);
    }
    return answer(c, 200, {
      access_token: accessTokens.issue(tokenAddress(provider, slug), right),
      token_type: 'Bearer',
      expires_in: tokenSeconds,
    });
  }

  return async (c: Context, slug: string): Promise<Response> => {
    const provider = providerOf(c.req.param('provider') ?? '');
    if (!provider?.schemes.includes('oauth'))
      return answerFault(c, 404, 'invalid_request', 'No tokens are given at this address.');
    if (c.req.method !== 'POST') {
      c.header('Allow', 'POST');
      return answerFault(c, 405, 'invalid_request', 'Tokens are asked for with POST.');
    }
    return issue(c, provider, slug);
  };
}

function answerFault(c: Context, status: 400 | 401 | 404 | 405 | 413 | 429, error: Fault, reason: string) {
  return answer(c, status, { error, error_description: reason });
}

/** Nothing on the way may keep a token. */
function answer(c: Context, status: 200 | 400 | 401 | 404 | 405 | 413 | 429, body: object): Response {
  return c.json(body, status, { 'Cache-Control': 'no-store', Pragma: 'no-cache' });
}
