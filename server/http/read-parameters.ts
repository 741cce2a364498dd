import type { Context } from 'hono';

/** The parameters behind the `?`. An empty one counts as absent: that is how a form sends what was left out. */
export function readParameters(c: Context): Record<string, string> {
  return Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''));
}
