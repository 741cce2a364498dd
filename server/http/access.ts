import { createHmac } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { ErrorCode } from '../../shared/errors.ts';
import { sameSecret } from '../providers/credentials.ts';

/** A request as far as access goes: Hono's and the socket's handshakes both fit. */
export interface Visitor {
  header: (name: string) => string | undefined;
  /** Address of the other end of the connection; null where there is none, as in a test. */
  peer: string | null;
}

interface AccessParts {
  apiToken: string | null;
  /** Address by which people reach it; its host counts as ours once a sign-in is set. */
  publicUrl: string | null;
  trustedProxies: readonly string[];
  secretKey: string;
  isLoopback: (host: string) => boolean;
  now: () => number;
}

export const cookieName = 'signalbox';
export const cookieSeconds = 30 * 24 * 60 * 60;

export type Access = ReturnType<typeof createAccess>;

/**
 * Who may see the pages, the API and the socket. With nothing to sign in with, this machine only: a Host that is
 * not loopback means a foreign page that had its name point here, a forwarded request means a proxy that opens
 * the program to others by accident.
 */
export function createAccess({
  apiToken,
  publicUrl,
  trustedProxies,
  secretKey,
  isLoopback,
  now,
}: AccessParts) {
  const proxies = toBlockList(trustedProxies);
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host.toLowerCase();

  function isTrusted(peer: string | null): boolean {
    const address = peer?.replace(/^::ffff:(?=\d+\.)/u, '') ?? '';
    const version = isIP(address);
    return version !== 0 && proxies.check(address, version === 4 ? 'ipv4' : 'ipv6');
  }

  /** The value a trusted proxy set for a forwarded header: the last of a list is the nearest one's. */
  function forwarded({ header, peer }: Visitor, name: string): string | null {
    if (!isTrusted(peer)) return null;
    return header(name)?.split(',').at(-1)?.trim() ?? null;
  }

  function hostOf(visitor: Visitor): string {
    return (forwarded(visitor, 'x-forwarded-host') ?? visitor.header('host') ?? '').toLowerCase();
  }

  /** Why a request is refused for where it comes from; null to let it in. Never throws. */
  function refusal(visitor: Visitor): ErrorCode | null {
    const host = hostOf(visitor);
    if (apiToken === null) {
      if (!isLoopback(nameOf(host))) return 'forbidden_host';
      if (cameThroughProxy(visitor)) return 'behind_proxy';
    }
    const origin = visitor.header('origin');
    if (origin === undefined) return null;
    const from = /^https?:\/\/([^/]+)$/iu.exec(origin.trim())?.[1]?.toLowerCase();
    const isOwn = from !== undefined && (from === host || (apiToken !== null && from === publicHost));
    return isOwn ? null : 'forbidden_origin';
  }

  /** Names of other machines in forwarded headers: somebody else is at the far end. */
  function cameThroughProxy({ header }: Visitor): boolean {
    const lists = [header('x-forwarded-host'), header('x-forwarded-for'), header('x-real-ip')];
    const pairs = (header('forwarded') ?? '').matchAll(/\b(?:for|host)=(?:"([^"]*)"|([^;,\s]*))/giu);
    const named = [
      ...lists.flatMap((list) => list?.split(',') ?? []),
      ...[...pairs].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    ];
    return named
      .map((each) => each.trim())
      .some((each) => each !== '' && !isLoopback(nameOf(each.toLowerCase())));
  }

  function seal(issued: string): string {
    return createHmac('sha256', secretKey)
      .update(`sign-in ${issued} ${apiToken ?? ''}`)
      .digest('base64url');
  }

  /** Opens one feed and nothing else. */
  function feedKey(feed: string): string {
    return createHmac('sha256', secretKey)
      .update(`feed ${JSON.stringify([apiToken, feed])}`)
      .digest('base64url');
  }

  return {
    refusal,
    feedKey,
    isFeedKey: (feed: string, shown: string): boolean => sameSecret(shown, feedKey(feed)),
    needsSignIn: apiToken !== null,
    isToken: (shown: string): boolean => apiToken !== null && sameSecret(shown, apiToken),

    /** Signed in by bearer token, by the token given beside the request, or by cookie. */
    isSignedIn({ header }: Visitor, token: string | null): boolean {
      if (apiToken === null) return true;
      if (token !== null && sameSecret(token, apiToken)) return true;
      const [scheme = '', bearer = ''] = (header('authorization') ?? '').split(/ +/u);
      if (scheme.toLowerCase() === 'bearer' && sameSecret(bearer, apiToken)) return true;
      const cookie = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w.-]+)`, 'u').exec(header('cookie') ?? '')?.[1];
      const [issued = '', sealed = ''] = cookie?.split('.') ?? [];
      const age = now() - Number(issued);
      return (
        // Only we can have sealed it: one from the future tells of a clock that was set back.
        /^\d+$/u.test(issued) && Math.abs(age) < cookieSeconds * 1000 && sameSecret(sealed, seal(issued))
      );
    },

    /** The value of a sign-in cookie; worthless once API_TOKEN or SECRET_KEY changes. */
    newCookie(): string {
      const issued = String(now());
      return `${issued}.${seal(issued)}`;
    },

    /** Who is at the far end, as far as a trusted proxy tells. */
    addressOf: (visitor: Visitor): string => forwarded(visitor, 'x-forwarded-for') ?? visitor.peer ?? '',

    /** Whether the browser itself came by TLS, as far as a trusted proxy or the public address tell. */
    isSecure(visitor: Visitor): boolean {
      const protocol = forwarded(visitor, 'x-forwarded-proto');
      if (protocol !== null) return protocol.toLowerCase() === 'https';
      return publicUrl?.startsWith('https:') === true && hostOf(visitor) === publicHost;
    },
  };
}

/** A host without its port: `[::1]:4100` is `[::1]`. */
function nameOf(host: string): string {
  return (
    /^(\[[^\]]*\])(?::\d+)?$/u.exec(host)?.[1] ??
    (host.split(':').length > 2 ? host : host.replace(/:\d+$/u, ''))
  );
}

function toBlockList(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const item of addresses) {
    const [address = '', bits] = item.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
