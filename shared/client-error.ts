import type { ErrorCode } from './errors.ts';

/** `unreachable`: no answer at all. `unreadable`: an answer in another shape than agreed, as of another version. */
export type ClientErrorCode = ErrorCode | 'unreachable' | 'unreadable';

/** Why a request of the client failed. `status` is 0 without an answer; `message` may be empty. */
export class ClientError extends Error {
  readonly code: ClientErrorCode;
  readonly status: number;

  constructor(code: ClientErrorCode, status: number, message: string) {
    super(message);
    this.name = 'ClientError';
    this.code = code;
    this.status = status;
  }
}
