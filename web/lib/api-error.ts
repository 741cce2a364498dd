import type { ErrorCode } from '../../shared/errors.ts';

/** `unreachable`: no answer at all. `unreadable`: an answer that is not in the shape we agreed on. */
export type ApiErrorCode = ErrorCode | 'unreachable' | 'unreadable';

/** Why a request failed. `status` is 0 without an answer; `message` is the server's sentence or empty. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  /** Of a search that cannot be read: what `queryMistake` reads. Not read yet, since few pages show it. */
  readonly mistake: unknown;

  constructor(code: ApiErrorCode, status: number, message = '', mistake?: unknown) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.mistake = mistake;
  }
}
