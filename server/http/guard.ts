import type { MiddlewareHandler } from 'hono';
import type { Access } from './access.ts';
import { answerError } from './answer-error.ts';
import { visitorOf } from './visitor.ts';

const advice: Partial<Record<string, string>> = {
  forbidden_host:
    'Without a sign-in only this machine is served, by the name localhost or a loopback address. Set API_TOKEN to open it to others.',
  forbidden_origin: 'The request comes from a page of another site.',
  behind_proxy:
    'The request came through a proxy, but nobody has to sign in. Set API_TOKEN to open it to others.',
};

/** Before every page and API answer: is this Host ours, is this Origin ours? */
export function guardOrigin(access: Access): MiddlewareHandler {
  return async (c, next) => {
    const refusal = access.refusal(visitorOf(c));
    if (refusal !== null) return answerError(c, refusal, advice[refusal]);
    await next();
    return undefined;
  };
}

/** Before every answer that holds data. */
export function guardSignIn(access: Access): MiddlewareHandler {
  return async (c, next) => {
    if (!access.isSignedIn(visitorOf(c), null)) return answerError(c, 'unauthorized');
    await next();
    return undefined;
  };
}
