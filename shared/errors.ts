import { z } from 'zod';

/** Every error code that the API and the socket may send; the words live in the pages. */
export const errorCodes = [
  'bad_request',
  'bad_query',
  'bad_cursor',
  'unauthorized',
  'wrong_token',
  'too_many_tries',
  'forbidden_host',
  'forbidden_origin',
  'behind_proxy',
  'not_found',
  'method_not_allowed',
  'process_not_found',
  'delivery_not_found',
  'body_damaged',
  'body_erased',
  'source_not_found',
  'source_exists',
  'too_many_credentials',
  'not_a_test',
  'not_under_way',
  'already_decided',
  'needs_proof',
  'view_not_found',
  'too_many_views',
  'unavailable',
  'internal',
] as const;
export const errorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCode>;
