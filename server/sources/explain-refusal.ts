import { hasHash, readAuthorization, readBasic } from '../providers/credentials.ts';
import type { Credential, ShownHeaders } from '../providers/provider.ts';

/** What a request showed, as far as it may be told: never anything that could be a secret. */
export interface Shown {
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
  if (headers.get('authorization') !== null) {
    const { scheme, rest } = readAuthorization(headers);
    const pair = scheme === 'basic' ? readBasic(rest) : null;
    return {
      scheme: schemes[scheme] ?? 'Authorization',
      user: pair && tellableName(pair.user, expected),
    };
  }
  return { scheme: expected.find(({ scheme }) => scheme === 'header')?.name ?? null, user: null };
}

/** In a sentence for the person who reads the answer in the vendor's settings: what came, and what is asked for. */
export function explainRefusal(headers: ShownHeaders, expected: readonly Credential[]): string {
  const wanted = [...new Set(expected.map(describeExpected))].join(' or ');
  return `The credentials are missing or wrong: ${describeShown(headers, expected)}; expected is ${wanted}.`;
}

function describeShown(headers: ShownHeaders, expected: readonly Credential[]): string {
  const { scheme, user } = readShown(headers, expected);
  const wrongHeader = expected.find(
    (each) => each.scheme === 'header' && headers.get((each.name ?? '').toLowerCase()) !== null,
  );
  if (wrongHeader) return `the header ${wrongHeader.name ?? ''} came with another value`;
  if (headers.get('authorization') === null) return 'none came';
  if (scheme === 'Basic') {
    if (user === null) return 'Basic came without a user, or with a secret in its place';
    const isUser = expected.some((each) => each.scheme === 'basic' && each.name === user);
    return isUser
      ? `Basic came with the user "${user}" and another password`
      : `Basic came with the user "${user}"`;
  }
  if (scheme === 'Bearer') return 'a bearer token came that is unknown or has expired';
  return scheme === 'Authorization'
    ? 'an Authorization header of no known kind came'
    : `${scheme ?? ''} came`;
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
