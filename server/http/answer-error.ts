import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '../../shared/errors.ts';

/** The status that goes with each code, so that both sides of the wire agree. */
export const statusOf: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  bad_request: 400,
  bad_query: 400,
  bad_cursor: 400,
  unauthorized: 401,
  wrong_token: 401,
  too_many_tries: 429,
  forbidden_host: 403,
  forbidden_origin: 403,
  behind_proxy: 403,
  not_found: 404,
  method_not_allowed: 405,
  process_not_found: 404,
  delivery_not_found: 404,
  body_damaged: 500,
  body_erased: 410,
  source_not_found: 404,
  source_exists: 409,
  too_many_credentials: 409,
  not_a_test: 409,
  not_under_way: 409,
  already_decided: 409,
  needs_proof: 409,
  view_not_found: 404,
  too_many_views: 409,
  unavailable: 503,
  internal: 500,
};

/** An error of the API: its code and, where a program's author is helped by it, a sentence. */
export function answerError(c: Context, error: ErrorCode, message?: string): Response {
  return c.json(message === undefined ? { error } : { error, message }, statusOf[error]);
}

/** Where something answers, but to other methods. */
export function answerOtherMethod(c: Context, methods: string[]): Response {
  const allowed = methods.join(', ');
  const message = `${c.req.path} takes ${allowed}`;
  return c.json({ error: 'method_not_allowed' satisfies ErrorCode, message }, 405, { Allow: allowed });
}
