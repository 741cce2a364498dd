import { z } from 'zod';
import type { SignIn } from '../provider.ts';
import { readJsonText } from '../read-json-text.ts';
import { unsetOf } from './unset-of.ts';
import { openRequest, withKey } from './vendor-api.ts';

/** Keys say of which generation they are; a secret from before that says nothing. */
const isKey = (secret: string) => /^skv\d+_/u.test(secret);

const named = z.object({ jwtToken: z.string().min(1) });
const claims = z.object({ exp: z.number().positive() });
/** Header, claims and signature; the first two are JSON objects in base64url. */
const jwt = /^ey[\w-]+\.(ey[\w-]+)\.[\w-]*$/u;

/** Secrets of applications are older than keys: the API itself takes only a token that is given for one. */
export const signIn: SignIn = {
  request(settings) {
    const { appId, appEnv, apiKey: secret } = settings;
    if (!secret || isKey(secret)) return null;
    if (!appId || !appEnv)
      return {
        settings: unsetOf(settings, ['appId', 'appEnv']),
        reason: 'An application’s secret serves only together with its application id and environment.',
      };
    return openRequest(settings, { path: '/v4/auth/app-api', body: { appId, appEnv, secret } });
  },
  readToken(text) {
    const answer = readJsonText(text) ?? text.trim();
    const read = named.safeParse(answer);
    const token = read.success ? read.data.jwtToken : findToken(answer, 3);
    // It becomes a header.
    return token !== null && /^[\x21-\x7e]+$/u.test(token) ? { token, expiresAt: expiryOf(token) } : null;
  },
  withToken: withKey,
};

/** The first one in the answer, whatever it is called there: only one name of it is known. */
function findToken(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return jwt.test(value) ? value : null;
  if (typeof value !== 'object' || value === null || depth === 0) return null;
  for (const [name, each] of Object.entries(value)) {
    const found = /refresh/iu.test(name) ? null : findToken(each, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

function expiryOf(token: string): number | null {
  const [, payload] = jwt.exec(token) ?? [];
  if (payload === undefined) return null;
  const read = claims.safeParse(readJsonText(Buffer.from(payload, 'base64url').toString()));
  return read.success ? read.data.exp * 1000 : null;
}
