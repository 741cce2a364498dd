import type { Context } from 'hono';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Refused } from '../search/parse-query.ts';

/** A search that cannot be read: a sentence for who writes a program, and what is wrong where for a page. */
export function answerBadQuery(c: Context, { reason, mistake }: Refused): Response {
  return c.json({ error: 'bad_query' satisfies ErrorCode, message: reason, mistake }, 400);
}
