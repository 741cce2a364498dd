import { pino } from 'pino';

/** What the parts need of a logger: one JSON line per call, to standard error. */
export type Log = Pick<ReturnType<typeof createLog>, 'info' | 'warn' | 'error' | 'debug'>;

/** Standard output stays free for the one line that says where it listens. */
export function createLog(level: string) {
  return pino(
    { level, base: null, redact: ['headers', 'body', 'token', '*.headers', '*.body', '*.token'] },
    pino.destination(2),
  );
}
