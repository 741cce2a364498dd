import { z } from 'zod';
import { readAuthorization, readBasic } from '../providers/credentials.ts';
import type { ShownHeaders } from '../providers/provider.ts';

/** A request for an access token, read; its errors are those of OAuth 2. */
export type TokenRequest =
  | { ok: true; client: string; secret: string }
  | { ok: false; error: 'invalid_request' | 'unsupported_grant_type'; reason: string };

const text = z.string().max(1000).optional();
/** As JSON or as a form. */
export const tokenMembers = z.object({
  grant_type: text,
  username: text,
  password: text,
  client_id: text,
  client_secret: text,
});

/** The first is what Cellosign sends whichever way it is set up, the second what the flow is really called. */
const grants = ['password', 'client_credentials'];

/**
 * Reads both shapes that Cellosign sends, as JSON or as a form whatever they are called, and clients that show themselves
 * by HTTP Basic.
 */
export function readTokenRequest(body: string, headers: ShownHeaders): TokenRequest {
  const parsed = tokenMembers.safeParse(parse(body));
  if (!parsed.success)
    return invalid('Send username and password, or client_id and client_secret, as JSON or as a form.');
  const { grant_type: grant = 'password', ...shown } = parsed.data;
  if (!grants.includes(grant))
    return {
      ok: false,
      error: 'unsupported_grant_type',
      reason: `grant_type is one of ${grants.join(', ')}.`,
    };
  const { scheme, rest } = readAuthorization(headers);
  const basic = scheme === 'basic' ? readBasic(rest) : null;
  const client = shown.client_id ?? shown.username ?? basic?.user;
  const secret = shown.client_secret ?? shown.password ?? basic?.password;
  if (client === undefined || secret === undefined)
    return invalid('username and password, or client_id and client_secret, are missing.');
  return { ok: true, client, secret };
}

function invalid(reason: string): TokenRequest {
  return { ok: false, error: 'invalid_request', reason };
}

/** Undefined where it is no JSON although it begins like an object. */
function parse(body: string): unknown {
  if (!body.trimStart().startsWith('{')) return Object.fromEntries(new URLSearchParams(body.trim()));
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
