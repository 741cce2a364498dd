import { ConfigError } from './config.ts';

/** Why a server did not start: a sentence where the fault is one that a person can mend, the whole error where it is ours. */
export function startFault(error: unknown): unknown {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { code, message } = error;
  const port = process.env['PORT'] ?? '4100';
  if ('syscall' in error && error.syscall === 'listen') {
    if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Set PORT to a free one.`;
    if (code === 'EACCES')
      return `Listening on port ${port} is not allowed here. Set PORT to one above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  if ('path' in error || String(code).startsWith('SQLITE_')) {
    return `The database cannot be opened at ${process.env['DATABASE_URL'] ?? 'its place'}: ${message}.`;
  }
  return error;
}
