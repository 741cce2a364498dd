import type { ApiErrorCode } from '../../lib/api-error.ts';

/** What each error code means for the person in front of the screen. */
export const errors = {
  bad_request: 'The server did not understand this request.',
  bad_query: 'This search cannot be read.',
  bad_cursor: 'The list has changed too much to go on from here. Load it again.',
  unauthorized: 'Please sign in.',
  wrong_token: 'This token is not the one the server was started with.',
  too_many_tries: 'Too many wrong tries. Wait a minute and try again.',
  forbidden_host: 'The server does not answer under this address. Open it under the one it was set up for.',
  forbidden_origin: 'The server refused a request that came from another site.',
  behind_proxy:
    'The server sits behind a proxy that it was not told to trust. Set TRUST_PROXY and a sign-in.',
  not_found: 'There is nothing at this address.',
  method_not_allowed: 'This address takes no such request.',
  process_not_found: 'There is no process with this id.',
  delivery_not_found: 'There is no delivery with this number.',
  body_damaged: 'What arrived was damaged on the disk and is not shown.',
  body_erased: 'What arrived was unreadable and was erased after thirty days.',
  source_not_found: 'There is no source with this number.',
  source_exists: 'There is a source with this address already.',
  too_many_credentials: 'A source has two credentials at most. Take the old one away first.',
  already_decided: 'There is nothing left to decide about this delivery.',
  needs_proof:
    'The source asks the vendor about each delivery, and this one has no proof left: sent again it could never be confirmed.',
  view_not_found: 'This view is not there any more.',
  too_many_views: 'There are a hundred views already. Remove one first.',
  not_a_test: 'Only what the Test button sent can be removed.',
  not_under_way: 'This process has ended by itself, so there is nothing to close.',
  unavailable: 'The server cannot answer right now. It is worth trying again in a moment.',
  internal: 'Something went wrong on the server. Its log says more.',
  unreachable: 'The server cannot be reached.',
  unreadable: 'The server gave an answer that this page cannot read. Reloading the page may help.',
} as const satisfies Record<ApiErrorCode, string>;
