import { ConfigError, readConfig } from './config.ts';
import { serve } from './serve.ts';

/** Longer than this nothing keeps the program from ending, in milliseconds. */
const patience = 9000;

async function main(): Promise<void> {
  const server = await serve(readConfig(process.env));
  let isStopping = false;
  const stop = () => {
    // A second signal means now.
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`listening on ${server.origin}`);
}

/** A sentence where the fault is one that a person can mend; the whole error where it is ours. */
function describe(error: unknown): unknown {
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

try {
  await main();
} catch (error) {
  console.error(describe(error));
  process.exit(1);
}
