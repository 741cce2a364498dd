import { readConfig } from './config.ts';
import { growHeapSlowly } from './grow-heap-slowly.ts';
import { serve } from './serve.ts';
import { startFault } from './start-fault.ts';

/** Longer than this nothing keeps the program from ending, in milliseconds. */
const patience = 9000;

async function main(): Promise<void> {
  growHeapSlowly();
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

try {
  await main();
} catch (error) {
  console.error(startFault(error));
  process.exit(1);
}
