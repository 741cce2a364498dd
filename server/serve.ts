import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Process } from '../shared/process.ts';
import { type Config, isLoopback } from './config.ts';
import { createAccess, type Visitor } from './http/access.ts';
import { cutSlowBodies } from './http/slow-bodies.ts';
import { answerUnreadableAddress, answerUnreadableRequests } from './http/unreadable-requests.ts';
import { createCatchUp } from './ingest/catch-up.ts';
import { createDecide } from './ingest/decide.ts';
import { createIntake, createReader } from './ingest/intake.ts';
import { createRelease } from './ingest/release.ts';
import { createReplay } from './ingest/replay.ts';
import { createVendorAccess } from './ingest/vendor-access.ts';
import { startVerifier } from './ingest/verifier.ts';
import { startFeed } from './live/feed.ts';
import { startHousekeeper } from './live/housekeeper.ts';
import { startProjector } from './live/projector.ts';
import { openSocket } from './live/socket.ts';
import { createTimeLimits } from './live/time-limits.ts';
import { startTurnWatch } from './live/turn-watch.ts';
import { createEvidencePrinter } from './evidence-printer.ts';
import { createFileMaker } from './file-maker.ts';
import { createLargeBodies } from './large-bodies.ts';
import { createLog } from './log.ts';
import { projectRoot } from './project-root.ts';
import { createPictureMaker } from './picture-maker.ts';
import { createSamplePlayer } from './play-sample.ts';
import { readVersion } from './read-version.ts';
import { fold } from './process/fold.ts';
import { secretKeyBeside } from './secret-key.ts';
import { bodyFolder } from './store/body-files.ts';
import { createGate } from './sources/gate.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import type { NewSource } from './store/source.ts';
import { createStorageWatch, roomOf } from './storage-watch.ts';

export interface ServeOptions {
  demo?: boolean;
  /** Sources to make or bring up to date before the first delivery. */
  sources?: readonly NewSource[];
  /** The clock: epoch milliseconds. */
  now?: () => number;
}

export interface Served {
  /** `http://HOST:PORT` as it listens. */
  origin: string;
  /** The address with its base path, without a slash at its end. */
  url: string;
  /** Answers what is in flight, tells the sockets, closes the store. */
  stop(): Promise<void>;
}

/**
 * Time for a sender to get its headers and its whole body through, in milliseconds: longer is an attack or a dead
 * line. A body that only trickles is cut long before.
 */
const headersTimeout = 10_000;
const requestTimeout = 60_000;
/**
 * Milliseconds for which an idle connection is kept: longer than senders keep theirs. Were ours the shorter time, a
 * notification could be sent into a connection that we are just closing, and some are sent only once.
 */
const keepAliveTimeout = 75_000;

/** For this long after a delivery more of them are expected, in milliseconds. */
const busyFor = 100;

/** Milliseconds for which processes of a renamed source are folded before everybody else has their turn. */
const refoldStep = 4;
/** The same for learning what is usual. */
const learnStep = 4;

/** Refusals are logged at most this often, in milliseconds, with their number so far. */
const refusalLogInterval = 60_000;

/** The whole server: parts from the configuration, listening, and stopped in reverse order. */
export async function serve(
  config: Config,
  { demo = false, sources = [], now = Date.now }: ServeOptions = {},
): Promise<Served> {
  const log = createLog(config.logLevel);
  const store = openStore(config.databaseUrl, join(projectRoot, 'drizzle'), () => files.letGo());
  const files = createFileMaker(config.databaseUrl, store);
  for (const source of sources) await store.saveSource(source, now());

  const databaseFile = resolve(config.databaseUrl.slice('file:'.length));
  const secretKey = config.secretKey ?? secretKeyBeside(databaseFile);
  const gate = createGate({ store, credentials: config.webhookCredentials, secretKey, now });
  const { seal } = gate;
  const { apiToken, publicUrl, trustedProxies, basePath } = config;
  const access = createAccess({ apiToken, publicUrl, trustedProxies, secretKey, isLoopback, now });

  let address = { origin: '', url: '' };
  const publicAddress = () => publicUrl ?? address.url;
  const samples = createSamplePlayer({
    url: () => localUrl(address.url),
    credentials: config.webhookCredentials,
    now,
    prepare: (provider, slug) => openSource(store, provider, slug, now()),
  });

  const largeBodies = createLargeBodies(bodyFolder(config.databaseUrl));
  const { projected } = await store.position();
  const feed = startFeed({
    store,
    log,
    now,
    start: projected,
    onBatch: (batch) => socket.tell(batch),
    isWatched: () => socket.isWatched(),
  });
  const tellTurned = (processes: Process[], at: number) => {
    if (processes.length > 0) socket.tell({ seq: feed.head, at, isTurned: true, processes, removed: [] });
  };
  const turnWatch = startTurnWatch({
    store,
    log,
    now,
    onTurned: tellTurned,
    onTooMany: () => socket.reset('too_far_behind'),
    isWatched: () => socket.isWatched(),
    ages: () => socket.ages(),
  });
  let lastStoredAt = -Infinity;
  const isIntakeBusy = () => performance.now() - lastStoredAt < busyFor;
  const projector = startProjector({
    project: (pace) => store.project({ read: createReader(config.timeZone), fold }, pace),
    log,
    isIntakeBusy,
    onProjected: feed.nudge,
  });
  const letGo = createTimeLimits({ store, now, onRemoved: projector.nudge });
  const tidy = async () => (await letGo()) || store.tidy();
  const housekeeper = startHousekeeper({
    tidy,
    refold: () => store.refold(fold, refoldStep),
    onRefolded: () => socket.reset('renamed'),
    learn: async () => {
      const { hasMore, changed } = await store.learn(now(), learnStep);
      tellTurned(changed, now());
      return hasMore;
    },
    log,
    isIntakeBusy,
  });

  const storageWatch = createStorageWatch({
    room: () => roomOf(dirname(databaseFile)),
    probe: () => store.probe(),
    log,
  });
  const looking = storageWatch.start();

  const intake = {
    store,
    log,
    now,
    timeZone: config.timeZone,
    keepLarge: largeBodies.keep,
    timelineUrl: (processId: string) => `${publicAddress()}/processes/${encodeURIComponent(processId)}`,
    seal: seal.seal,
    onHeld: () => {
      lastStoredAt = performance.now();
      verifier.nudge();
    },
    onStored: () => {
      lastStoredAt = performance.now();
      projector.nudge();
    },
  };
  const replay = createReplay(intake);
  const release = createRelease({ store, replay });
  const vendors = createVendorAccess({ open: seal.open, fetch, now });
  const verifier = startVerifier({
    store,
    open: seal.open,
    vendors,
    release,
    troubles: gate.troubles,
    now,
    log,
  });
  const catchUp = createCatchUp({ store, vendors, log });
  const background = [verifier, catchUp, projector, turnWatch, housekeeper, largeBodies];
  const version = readVersion();
  let refused = 0;
  let quietUntil = 0;
  const app = createApp({
    store,
    access,
    log,
    now,
    basePath,
    pagesRoot: join(projectRoot, 'dist', 'web'),
    files,
    printer: createEvidencePrinter(),
    maker: createPictureMaker(join(projectRoot, 'dist', 'pictures')),
    ...gate,
    timeZone: config.timeZone,
    address: publicAddress,
    receive: storageWatch.noting(createIntake(intake)),
    replay,
    decide: createDecide({ store, release, now }),
    onChanged: projector.nudge,
    onUndecided: storageWatch.doubt,
    onRefused: () => {
      refused += 1;
      // Whoever guesses credentials must not fill the log as well.
      if (performance.now() < quietUntil) return;
      quietUntil = performance.now() + refusalLogInterval;
      log.warn({ refused }, 'deliveries were refused for their credentials');
    },
    about: () => ({ version, webhookUrl: `${publicAddress()}/webhooks/cellosign`, demo }),
    storage: storageWatch.storage,
    catchUp,
    watchers: () => socket.watchers(),
    playSample: () => samples.play(),
  });

  const listener = getRequestListener(app.fetch, {
    hostname: 'localhost',
    errorHandler: answerUnreadableAddress,
  });
  const server = createServer(
    // A sender of the old days names no Host; pages and API refuse that themselves.
    {
      headersTimeout,
      requestTimeout,
      keepAliveTimeout,
      connectionsCheckingInterval: 2000,
      requireHostHeader: false,
    },
    // The listener answers its own failures; nobody waits for its promise.
    (request, response) => void listener(request, response),
  );
  answerUnreadableRequests(server);
  cutSlowBodies(server);
  const socket = openSocket({
    server,
    path: `${basePath}socket.io`,
    store,
    feed: () => feed,
    log,
    now,
    refusal: (request) => access.refusal(visitorOf(request)),
    isSignedIn: (request, token) => access.isSignedIn(visitorOf(request), token),
  });

  try {
    address = await listen(server, config);
  } catch (error) {
    looking.stop();
    feed.stop();
    await Promise.all(background.map((each) => each.stop()));
    await store.close();
    throw error;
  }
  if (apiToken !== null && apiToken.length < 16)
    log.warn('API_TOKEN is short; a long random text is harder to guess');

  return {
    ...address,
    async stop() {
      samples.stop();
      // Closes the HTTP server too: new connections are refused, requests under way get their answers.
      const closed = socket.close();
      // A connection whose last answer is out is idle only then; it must not hold up the end until it times out.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      await closed.finally(() => clearInterval(sweep));
      looking.stop();
      feed.stop();
      await Promise.all(background.map((each) => each.stop()));
      await files.letGo();
      await store.close();
    },
  };
}

/** Sees to it that a source is there and takes deliveries, whatever was done to it. */
async function openSource(store: Store, provider: string, slug: string, at: number): Promise<void> {
  const source = await store.source(provider, slug, { workflow: slug, at });
  if (source) await store.changeSource(source.id, { pausedAt: null, deletedAt: null });
}

function visitorOf(request: IncomingMessage): Visitor {
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { header, peer: request.socket.remoteAddress ?? null };
}

async function listen(
  server: Server,
  { host, port, basePath }: Config,
): Promise<{ origin: string; url: string }> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      listening();
    });
  });
  const { port: bound } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  return { origin, url: `${origin}${basePath}`.replace(/\/$/u, '') };
}

/** Our own address from this machine, where we listen on every address. */
function localUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
