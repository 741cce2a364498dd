import { createHmac, hkdfSync } from 'node:crypto';
import { sameSecret } from '../providers/credentials.ts';
import type { Credential, ShownHeaders } from '../providers/provider.ts';

/** Seconds for which a token is good. */
export const tokenSeconds = 3600;

export interface AccessTokens {
  /** For one address, on the strength of one of its credentials. */
  issue(address: string, credential: Credential): string;
  /** The credential that issued the one which the headers show, for this address; null where none that is still there did. */
  shownBy(headers: ShownHeaders, address: string, credentials: readonly Credential[]): Credential | null;
}

/** Tokens that nobody has to remember: their end, sealed together with what they were issued for. */
export function createAccessTokens(secretKey: string, now: () => number): AccessTokens {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'signalbox access tokens', 32));

  function sealOf(ends: string, address: string, { scheme, name, sha256 }: Credential): string {
    const subject = JSON.stringify([ends, address, scheme, name, Buffer.from(sha256).toString('base64')]);
    return createHmac('sha256', key).update(subject).digest('base64url');
  }

  return {
    issue(address, credential) {
      const ends = (now() + tokenSeconds * 1000).toString(36);
      return `${ends}.${sealOf(ends, address, credential)}`;
    },
    shownBy(headers, address, credentials) {
      const [, ends = '', seal = ''] = /^([0-9a-z]{1,11})\.([\w-]{43})$/u.exec(readToken(headers)) ?? [];
      if (seal === '' || parseInt(ends, 36) <= now()) return null;
      let found: Credential | null = null;
      for (const each of credentials) found = sameSecret(seal, sealOf(ends, address, each)) ? each : found;
      return found;
    },
  };
}

/** Senders put it behind the word Bearer, behind Token or alone, and some with its signs percent-encoded. */
function readToken(headers: ShownHeaders): string {
  const shown = (headers.get('authorization') ?? '').trim().replace(/^(?:bearer|token) +/iu, '');
  return shown.replace(/%2e/giu, '.').replace(/%5f/giu, '_').replace(/%2d/giu, '-');
}
