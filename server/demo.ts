import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';
import { vendorZone } from './simulate/local-time.ts';
import { play } from './simulate/play.ts';
import { arrivals, spread } from './simulate/starts.ts';
import { livelyAfter } from './simulate/tempo.ts';
import { workflows } from './simulate/workflows.ts';
import { workingDay } from './simulate/working-day.ts';
import { startFault } from './start-fault.ts';

const day = 24 * 60 * 60_000;
/** Enough of a past to learn from it what is usual. */
const history = { processes: 320, days: 12 };
/** A new process this often, in milliseconds; with what is under way already, something moves every few seconds. */
const gap = 15_000;
const seed = 51;
/** For the people who play it is always Wednesday afternoon when the demo starts, so that it never starts in a quiet night. */
const afternoon = Date.UTC(2026, 0, 14, 12, 30);

/** What of the environment the demo obeys: where it listens, not what it keeps or whom it admits. */
const obeyed = [
  'HOST',
  'PORT',
  'BASE_PATH',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'API_TOKEN',
  'API_TOKEN_FILE',
  'LOG_LEVEL',
];

function* starts(now: number): Generator<number, void, undefined> {
  const past = spread(seed, history.processes, afternoon - history.days * day, afternoon - 20_000);
  for (const start of past) yield start - afternoon + now;
  yield* arrivals(seed, now, gap);
}

/** The same server on a database that ends with it, and a vendor that plays: first the last days, then on and on. */
async function demo(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

  const config = readConfig({
    LOG_LEVEL: 'warn',
    ...Object.fromEntries(obeyed.map((name) => [name, process.env[name]])),
    DATABASE_URL: `file:${join(folder, 'demo.db')}`,
  });
  const sources = workflows.map(({ slug, name, titleLabel }) => ({
    provider: 'cellosign',
    slug,
    workflow: name,
    titleLabel,
    vendor: {},
    sealed: {},
    timeZone: vendorZone,
  }));
  const server = await serve(config, { demo: true, sources });

  const stopping = new AbortController();
  const now = Date.now();
  const playing = play(
    workingDay({ seed, starts: starts(now), tempo: livelyAfter(now), ahead: afternoon - now }),
    {
      // Listening on every address is no address to post to everywhere.
      url: server.url.replace(/\/\/(0\.0\.0\.0|\[::\]):/u, '//localhost:'),
      isPaced: true,
      signal: stopping.signal,
    },
  );

  const stop = async () => {
    stopping.abort();
    await playing;
    await server.stop();
    process.exit();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  console.log(`listening on ${server.origin}`);
  console.log(
    `${history.processes} processes of the last days are on their way in; then it plays on. Ctrl+C ends it.`,
  );
}

try {
  await demo();
} catch (error) {
  console.error(startFault(error));
  process.exit(1);
}
