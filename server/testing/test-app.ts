import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Delivery } from '../../shared/delivery.ts';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import { getRequestListener } from '@hono/node-server';
import inject from 'light-my-request';
import { createApp } from '../app.ts';
import { type Config, isLoopback, readConfig } from '../config.ts';
import { createAccess } from '../http/access.ts';
import { createCatchUp } from '../ingest/catch-up.ts';
import { createDecide } from '../ingest/decide.ts';
import { createIntake, createReader } from '../ingest/intake.ts';
import { createRelease } from '../ingest/release.ts';
import { createReplay } from '../ingest/replay.ts';
import { createVendorAccess } from '../ingest/vendor-access.ts';
import { createEvidencePrinter } from '../evidence-printer.ts';
import { createFilesHere } from '../files-here.ts';
import { createLargeBodies } from '../large-bodies.ts';
import type { Log } from '../log.ts';
import { createPictureMaker } from '../picture-maker.ts';
import { createSeal } from '../sources/seal.ts';
import { fold } from '../process/fold.ts';
import { bodyFolder } from '../store/body-files.ts';
import { createGate } from '../sources/gate.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { createStorageWatch, type Room } from '../storage-watch.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));

export interface TestAppOptions {
  /** Stands between the app and its store, to make a verb fail. */
  wrapStore?: (store: Store) => Store;
  playSample?: () => Promise<{ processId: string }>;
  /** The disk as it shows itself; one with plenty of room where absent. */
  room?: () => Promise<Room>;
  /** Where the pictures were built; none are where absent. */
  picturesRoot?: string;
}

export interface TestRequest {
  method?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Address of the other end of the connection. */
  peer?: string;
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;

/** The whole of HTTP on a real database in a folder of its own, without a port. Time stands still at `clock.now`. */
export async function createTestApp(env: Record<string, string> = {}, options: TestAppOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-'));
  const databaseFile = join(folder, 'test.db');
  const config = readConfig({ DATABASE_URL: `file:${databaseFile}`, SECRET_KEY: 'a key for tests', ...env });
  const opened = openStore(config.databaseUrl, migrations);
  const store = options.wrapStore?.(opened) ?? opened;
  const interpreter = { read: createReader(config.timeZone), fold };
  const clock = { now: Date.UTC(2026, 10, 21, 12) };
  const logged: string[] = [];
  const counted = { refused: 0 };
  const log = listeningLog(logged);
  const room = options.room ?? (() => Promise.resolve({ left: 50e9, total: 100e9 }));
  const storageWatch = createStorageWatch({ room, probe: () => store.probe(), log });
  const parts = partsOf(config, store, () => clock.now, log);
  const app = createApp({
    ...parts,
    receive: storageWatch.noting(parts.receive),
    onUndecided: storageWatch.doubt,
    storage: storageWatch.storage,
    pagesRoot: writePages(folder),
    files: createFilesHere(store),
    printer: createEvidencePrinter(),
    maker: createPictureMaker(options.picturesRoot ?? join(folder, 'no-pictures')),
    onRefused: () => {
      counted.refused += 1;
    },
    watchers: () => 0,
    playSample: options.playSample ?? (() => Promise.reject(new Error('no sample in this test'))),
  });

  const answer = getRequestListener(app.fetch, { hostname: 'localhost' });
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void answer(incoming, outgoing);

  /** Deliveries are read from Node's own streams, so they come through the listener; still without a port. */
  async function deliver(
    path: string,
    { headers, peer, method = 'GET', body }: TestRequest,
  ): Promise<Response> {
    const injected = await inject(listener, {
      url: path,
      method: method as 'GET',
      ...(headers && { headers }),
      ...(peer !== undefined && { remoteAddress: peer }),
      ...(body !== undefined && { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    });
    const told = Object.entries(injected.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return new Response(new Uint8Array(injected.rawPayload), { status: injected.statusCode, headers: told });
  }

  /** A request from this machine, unless its headers say otherwise. */
  async function request(path: string, { headers = {}, peer = '127.0.0.1', ...init }: TestRequest = {}) {
    const named = { host: 'localhost:4100', ...headers };
    if (path.includes('/webhooks')) return deliver(path, { headers: named, peer, ...init });
    const bindings = { incoming: { socket: { remoteAddress: peer } } };
    return app.request(path, { ...init, headers: named } as RequestInit, bindings);
  }

  /** Folds what arrived, so that it can be read. */
  async function settle(): Promise<void> {
    while ((await store.project(interpreter, { events: 100, milliseconds: 100 })).left > 0);
  }

  return {
    store,
    release: parts.release,
    vendors: parts.vendors,
    troubles: parts.troubles,
    clock,
    /** As the server does in quiet moments after a source was renamed. */
    async refold(): Promise<void> {
      while (await store.refold(fold, 100));
    },
    /** As the server does in quiet moments. */
    async learn(): Promise<void> {
      await settle();
      while ((await store.learn(clock.now, 100)).hasMore);
    },
    /** Every route that is registered, its middleware included. */
    routes: app.routes,
    logged,
    counted,
    databaseFile,
    request,
    settle,
    /** As the server does every few seconds. */
    lookAtDisk: storageWatch.look,

    /** One delivery at `/webhooks/PATH`: an object is sent as JSON, text and bytes as they are. */
    async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
      const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const named = { 'content-type': 'application/json', ...headers };
      return request(`/webhooks/${path}`, { method: 'POST', headers: named, body: raw });
    },
    /** The JSON answer to a GET of the API, read up to date. */
    async get(path: string, headers: Record<string, string> = {}): Promise<unknown> {
      await settle();
      const response = await request(path, { headers });
      if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async processes(q = ''): Promise<Process[]> {
      await settle();
      const response = await request(`/api/processes?limit=200&q=${encodeURIComponent(q)}`);
      return ((await response.json()) as { items: Process[] }).items;
    },
    async events(): Promise<Event[]> {
      await settle();
      const response = await request('/api/events?limit=1000');
      return ((await response.json()) as { items: Event[] }).items;
    },
    /** What arrived, newest first. */
    async deliveries(): Promise<Delivery[]> {
      await settle();
      return store.deliveries({ verdict: null, source: null, before: null, limit: 1000 });
    },
    async close(): Promise<void> {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function partsOf(config: Config, store: Store, now: () => number, log: Log) {
  const { apiToken, publicUrl, trustedProxies, basePath } = config;
  const address = publicUrl ?? `http://localhost:4100${basePath}`.replace(/\/$/u, '');
  const seal = createSeal(config.secretKey ?? '');
  const intake = {
    keepLarge: createLargeBodies(bodyFolder(config.databaseUrl)).keep,
    store,
    log,
    now,
    timeZone: config.timeZone,
    timelineUrl: (processId: string) => `${address}/processes/${encodeURIComponent(processId)}`,
    seal: seal.seal,
    onHeld: () => undefined,
    onStored: () => undefined,
  };
  const replay = createReplay(intake);
  const release = createRelease({ store, replay });
  const vendors = createVendorAccess({ open: seal.open, fetch, now });
  return {
    store,
    log,
    now,
    basePath,
    access: createAccess({
      apiToken,
      publicUrl,
      trustedProxies,
      secretKey: config.secretKey ?? '',
      isLoopback,
      now,
    }),
    ...createGate({
      store,
      credentials: config.webhookCredentials,
      secretKey: config.secretKey ?? '',
      now,
    }),
    timeZone: config.timeZone,
    address: () => address,
    receive: createIntake(intake),
    replay,
    release,
    vendors,
    decide: createDecide({ store, release, now }),
    onChanged: () => undefined,
    catchUp: createCatchUp({ store, vendors, log, timing: { timeout: 300, pause: 1 } }),
    about: () => ({ version: '0.0.0', webhookUrl: `${address}/webhooks/cellosign`, demo: false }),
  };
}

/** A log that remembers its lines as text. */
function listeningLog(lines: string[]): Log {
  const keep = (...words: unknown[]) => {
    const text = words.map((word) =>
      JSON.stringify(word, (_key, value: unknown) => (value instanceof Error ? value.message : value)),
    );
    lines.push(text.join(' '));
  };
  return { info: keep, warn: keep, error: keep, debug: keep };
}

/** Pages as a build leaves them, small enough to be known by heart. */
function writePages(folder: string): string {
  const root = join(folder, 'pages');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><html><head><base href="/"><title>Signalbox</title></head></html>',
  );
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(root, 'assets', 'main-abc123.js'), 'document.title = "Signalbox";');
  return root;
}
