import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';

/** Before what reads JSON: people and their programs have little to say. */
export const smallBody = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => answerError(c, 'bad_request', 'The request is too large.'),
});

/** The body of a request of the API, or the answer to one that is not as it should be. */
export async function readJson<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S> | Response> {
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  return parsed.success ? parsed.data : answerError(c, 'bad_request', describeFault(parsed.error));
}
