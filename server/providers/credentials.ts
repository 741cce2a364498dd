import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credential, ShownHeaders } from './provider.ts';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Compares in a time that tells neither the length nor the common beginning. */
export function sameSecret(shown: string, expected: string): boolean {
  return timingSafeEqual(digest(shown), digest(expected));
}

function shows(headers: ShownHeaders, credential: Credential): boolean {
  if (credential.scheme === 'header') {
    return sameSecret(headers.get(credential.name.toLowerCase()) ?? '', credential.value);
  }
  const [scheme = '', ...rest] = (headers.get('authorization') ?? '').split(' ');
  const shown = rest.join(' ').trim();
  if (credential.scheme === 'bearer') {
    return sameSecret(shown, credential.token) && scheme.toLowerCase() === 'bearer';
  }
  const pair = Buffer.from(shown, 'base64').toString('utf8');
  return sameSecret(pair, `${credential.user}:${credential.password}`) && scheme.toLowerCase() === 'basic';
}

/** True where no credential is asked for, or one of them is shown. Every one is tried, so that time tells nothing. */
export function showsOneOf(headers: ShownHeaders, credentials: readonly Credential[]): boolean {
  let found = credentials.length === 0;
  for (const credential of credentials) found = shows(headers, credential) || found;
  return found;
}
