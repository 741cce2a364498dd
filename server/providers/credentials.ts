import { hash, timingSafeEqual } from 'node:crypto';
import type { PlainCredential } from './parse-credentials.ts';
import type { Credential, ShownHeaders } from './provider.ts';

export function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** Whether a text has this hash, in a time that tells neither its length nor a common beginning. */
export function hasHash(shown: string, expected: Uint8Array): boolean {
  return timingSafeEqual(sha256(shown), expected);
}

/** Compares in a time that tells neither the length nor the common beginning. */
export function sameSecret(shown: string, expected: string): boolean {
  return hasHash(shown, sha256(expected));
}

/** The same without its secret. */
export function hashed(credential: PlainCredential): Credential {
  switch (credential.scheme) {
    case 'basic':
      return { scheme: 'basic', name: credential.user, sha256: sha256(credential.password) };
    case 'header':
      return { scheme: 'header', name: credential.name, sha256: sha256(credential.value) };
    case 'bearer':
      return { scheme: 'bearer', name: null, sha256: sha256(credential.token) };
  }
}

/** What an Authorization header says: its scheme in small letters, and the rest. Empty texts where there is none. */
export function readAuthorization(headers: ShownHeaders): { scheme: string; rest: string } {
  const [scheme = '', ...rest] = (headers.get('authorization') ?? '').split(' ');
  return { scheme: scheme.toLowerCase(), rest: rest.join(' ').trim() };
}

/** User and password of a Basic header's base64; null where it holds no colon. */
export function readBasic(base64: string): { user: string; password: string } | null {
  const pair = Buffer.from(base64, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function shows(headers: ShownHeaders, { scheme, name, sha256 }: Credential): boolean {
  if (scheme === 'header') return hasHash(headers.get((name ?? '').toLowerCase()) ?? '', sha256);
  const shown = readAuthorization(headers);
  if (scheme === 'bearer') return hasHash(shown.rest, sha256) && shown.scheme === 'bearer';
  const pair = readBasic(shown.rest);
  const isPassword = hasHash(pair?.password ?? '', sha256);
  return scheme === 'basic' && shown.scheme === 'basic' && isPassword && pair?.user === name;
}

/** The one of them that is shown; null where none is. Every one is tried, so that time tells nothing. */
export function shownOf(headers: ShownHeaders, credentials: readonly Credential[]): Credential | null {
  let found: Credential | null = null;
  for (const credential of credentials) found = shows(headers, credential) ? credential : found;
  return found;
}
