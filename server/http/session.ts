import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { type Access, cookieName, cookieSeconds } from './access.ts';
import { answerError } from './answer-error.ts';
import { visitorOf } from './visitor.ts';

export const signIn = z.object({ token: z.string().max(4096) });

/** Wrong tokens that are looked at within a minute, over all visitors: guessing gets nowhere. */
const triesPerMinute = 20;

/** Signing in by pasting the token once: afterwards pages and download links work by cookie. */
export function session(access: Access, basePath: string, now: () => number): Hono {
  const app = new Hono();
  let tries: number[] = [];

  // Whoever may not come in yet may not fill the memory either.
  const small = bodyLimit({ maxSize: 16 * 1024, onError: (c) => answerError(c, 'bad_request') });

  app.post('/api/session', small, async (c) => {
    const parsed = signIn.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return answerError(c, 'bad_request', 'Send {"token": "..."} as JSON.');
    tries = tries.filter((at) => now() - at < 60_000);
    if (tries.length >= triesPerMinute) return answerError(c, 'too_many_tries');
    if (!access.isToken(parsed.data.token.trim())) {
      tries.push(now());
      return answerError(c, 'wrong_token');
    }
    setCookie(c, cookieName, access.newCookie(), {
      path: basePath,
      httpOnly: true,
      sameSite: 'Lax',
      secure: access.isSecure(visitorOf(c)),
      maxAge: cookieSeconds,
    });
    return c.body(null, 204);
  });

  app.delete('/api/session', (c) => {
    deleteCookie(c, cookieName, { path: basePath });
    return c.body(null, 204);
  });

  return app;
}
