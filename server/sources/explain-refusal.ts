import type { RefusalCause } from '../../shared/source.ts';
import { hasHash, readAuthorization, readBasic } from '../providers/credentials.ts';
import type { Credential, ShownHeaders } from '../providers/provider.ts';

/** What a request showed, as far as it may be told: never anything that could be a secret. */
export interface Shown {
  why: Extract<RefusalCause, 'missing' | 'user' | 'password' | 'header' | 'token' | 'scheme'>;
  scheme: string | null;
  user: string | null;
}

/** Any other word before the first space may be a secret that was put there by mistake. */
const schemes: Readonly<Record<string, string>> = {
  basic: 'Basic',
  bearer: 'Bearer',
  digest: 'Digest',
  token: 'Token',
};
const longestName = 100;

/** A name that was shown; null where it is one of the secrets, in the wrong field. */
export function tellableName(name: string, expected: readonly Credential[]): string | null {
  const isSecret = expected.some(({ sha256 }) => hasHash(name, sha256));
  return isSecret ? null : name.replace(/\p{Cc}/gu, '').slice(0, longestName);
}

export function readShown(headers: ShownHeaders, expected: readonly Credential[]): Shown {
  const wrong = expected.find(
    (each) => each.scheme === 'header' && headers.get((each.name ?? '').toLowerCase()) !== null,
  );
  if (wrong) return { why: 'header', scheme: wrong.name, user: null };
  if (headers.get('authorization') === null) return { why: 'missing', scheme: null, user: null };
  const { scheme, rest } = readAuthorization(headers);
  const named = schemes[scheme] ?? 'Authorization';
  if (scheme === 'bearer') return { why: 'token', scheme: named, user: null };
  if (scheme !== 'basic') return { why: 'scheme', scheme: named, user: null };
  const pair = readBasic(rest);
  const user = pair && tellableName(pair.user, expected);
  const isUser = expected.some((each) => each.scheme === 'basic' && each.name === user);
  return { why: isUser ? 'password' : 'user', scheme: named, user };
}

/** In a sentence for the person who reads the answer in the vendor's settings: what came, and what is asked for. */
export function explainRefusal(shown: Shown, expected: readonly Credential[]): string {
  const wanted = [...new Set(expected.map(describeExpected))].join(' or ');
  return `The credentials are missing or wrong: ${describeShown(shown)}; expected is ${wanted}.`;
}

function describeShown({ why, scheme, user }: Shown): string {
  switch (why) {
    case 'missing':
      return 'none came';
    case 'header':
      return `the header ${scheme ?? ''} came with another value`;
    case 'password':
      return `Basic came with the user "${user ?? ''}" and another password`;
    case 'user':
      return user === null
        ? 'Basic came without a user, or with a secret in its place'
        : `Basic came with the user "${user}"`;
    case 'token':
      return 'a bearer token came that is unknown or has expired';
    case 'scheme':
      return scheme === 'Authorization'
        ? 'an Authorization header of no known kind came'
        : `${scheme ?? ''} came`;
  }
}

function describeExpected({ scheme, name }: Credential): string {
  switch (scheme) {
    case 'basic':
      return `Basic with the user "${name ?? ''}"`;
    case 'header':
      return `the header ${name ?? ''}`;
    case 'bearer':
      return 'a bearer token';
    case 'oauth':
      return `a token that was fetched for the client "${name ?? ''}"`;
  }
}
