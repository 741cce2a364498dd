import { type ErrorHandler, Hono } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import { timing } from 'hono/timing';
import type { About, Storage } from '../shared/api.ts';
import { about } from './http/about.ts';
import type { Access } from './http/access.ts';
import { answerError, answerOtherMethod } from './http/answer-error.ts';
import { carriedFiles } from './http/carried-files.ts';
import { type CatchUpParts, catchUp } from './http/catch-up.ts';
import { deliveries } from './http/deliveries.ts';
import { events } from './http/events.ts';
import { evidence } from './http/evidence.ts';
import { exportEstimates } from './http/export-estimates.ts';
import { exports } from './http/export.ts';
import { feedAddresses } from './http/feed-addresses.ts';
import { feeds } from './http/feeds.ts';
import { guardOrigin, guardSignIn } from './http/guard.ts';
import { health } from './http/health.ts';
import { createMeter } from './http/meter.ts';
import { metrics } from './http/metrics.ts';
import { news } from './http/news.ts';
import { openApi } from './http/openapi/open-api.ts';
import { pages } from './http/pages.ts';
import { pictures } from './http/pictures.ts';
import { processes } from './http/processes.ts';
import { providers } from './http/providers.ts';
import { sample } from './http/sample.ts';
import { session } from './http/session.ts';
import { settings } from './http/settings.ts';
import { sources } from './http/sources.ts';
import { stations } from './http/stations.ts';
import { suggestions } from './http/suggestions.ts';
import { tests } from './http/tests.ts';
import { views } from './http/views.ts';
import { refuseStray, type WebhookParts, webhooks } from './http/webhooks.ts';
import { workflows } from './http/workflows.ts';
import type { DecisionAnswer, DecisionRequest } from '../shared/delivery.ts';
import type { FileMaker } from './export/file-maker.ts';
import type { EvidencePrinter } from './export/evidence/evidence-printer.ts';
import type { PictureMaker } from './export/picture-maker.ts';
import type { Replayed } from './ingest/replay.ts';
import type { Seal } from './sources/seal.ts';
import type { Uses } from './sources/uses.ts';
import type { VendorTroubles } from './sources/vendor-troubles.ts';
import type { Store } from './store/store.ts';

export interface AppParts extends WebhookParts, Pick<CatchUpParts, 'catchUp'> {
  store: Store;
  access: Access;
  seal: Seal;
  uses: Uses;
  troubles: VendorTroubles;
  /** Begins and ends with a slash. */
  basePath: string;
  /** What makes files of timelines. */
  files: FileMaker;
  /** What makes documents for paper. */
  printer: EvidencePrinter;
  /** What draws pictures for export. */
  maker: PictureMaker;
  /** Folder of the built pages. */
  pagesRoot: string;
  /** Zone for vendor times without one; null leaves it to the provider. */
  timeZone: string | null;
  /** Address by which people and vendors reach it, without a slash at its end. */
  address: () => string;
  about: () => Omit<About, 'storage'>;
  /** How it stands with the disk, as far as anybody knows; asked often. */
  storage: () => Storage;
  /** Pages and programs that hold a live connection. */
  watchers: () => number;
  playSample: () => Promise<{ processId: string }>;
  replay: (ids: readonly number[]) => Promise<Replayed[]>;
  /** What a person decides about a delivery that its vendor has not confirmed; null where there is nothing to decide. */
  decide: (id: number, decision: DecisionRequest) => Promise<DecisionAnswer | null>;
  /** Told where a process was removed, closed or opened. Only a hint. */
  onChanged: () => void;
}

export interface App extends Pick<Hono, 'fetch' | 'request'> {
  /** Every route that is registered, middleware among them. */
  routes: Hono['routes'];
}

/** The whole of HTTP, without a port: tests call `app.request()`. */
export function createApp(parts: AppParts): App {
  const { store, access, log, now, basePath, storage, timeZone } = parts;
  const inner = new Hono();
  const meter = createMeter({ ...parts, version: () => parts.about().version });
  const onRefused = () => {
    meter.noteRefused();
    parts.onRefused();
  };

  inner.all('/webhooks/*', refuseStray);
  inner.route('/', health(store, storage));

  inner.use(meter.timed);
  inner.use('/api/*', async (c, next) => {
    await next();
    // Data, vendor bodies among it: should a browser be led to show it as a page, nothing in it runs. Written into the
    // answer itself, since `c.header()` would now make a new one around its body.
    c.res.headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  });
  inner.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
      strictTransportSecurity: false,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  inner.use(guardOrigin(access));
  inner.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    // What `compress` would say behind each answer, by making a new one.
    c.header('Vary', 'Accept-Encoding');
    await next();
  });
  inner.use(compress());
  inner.route('/', session(access, basePath, now));
  // Before the sign-in: a calendar program shows a key in its address instead.
  inner.route('/', feeds(parts));
  inner.use('/api/*', guardSignIn(access));
  inner.use('/metrics', guardSignIn(access));
  inner.route('/', metrics(meter));
  // What an answer cost here, without the way to whoever asks.
  inner.use('/api/*', timing({ totalDescription: '' }));
  const api = new Hono();
  api.use('/api/*', methodNotAllowed({ app: api, onMethodNotAllowed: answerOtherMethod }));
  api.route(
    '/',
    about(() => ({ ...parts.about(), storage: storage() })),
  );
  api.route('/', pictures(parts));
  api.route(
    '/',
    openApi(() => ({ version: parts.about().version, address: parts.address() })),
  );
  api.route('/', evidence(parts));
  api.route('/', exports(parts));
  api.route('/', exportEstimates(parts));
  api.route('/', processes(parts));
  api.route('/', tests(parts));
  api.route('/', events(store));
  api.route('/', news(store, now));
  api.route('/', suggestions(store, now));
  api.route('/', workflows(store));
  api.route('/', stations(store, now));
  api.route('/', deliveries(parts));
  api.route('/', carriedFiles(store));
  api.route('/', sources({ ...parts, hasShared: parts.admissions.credentialsOf(null).length > 0 }));
  api.route('/', providers(timeZone));
  api.route('/', settings(store));
  api.route('/', views(store, now));
  api.route('/', feedAddresses(parts));
  api.route('/', catchUp(parts));
  api.route('/', sample({ play: parts.playSample, log }));
  inner.route('/', api);
  inner.all('/api/*', (c) => answerError(c, 'not_found'));
  inner.route('/', pages(parts.pagesRoot, basePath));

  const onError: ErrorHandler = (error, c) => {
    log.error({ err: error, path: c.req.path }, 'a request failed');
    return answerError(c, 'internal');
  };
  const people = new Hono();
  people.route(basePath, inner);
  if (basePath !== '/') people.get('/', (c) => c.redirect(basePath));
  people.notFound((c) => answerError(c, 'not_found'));
  people.onError(onError);

  // First, and outside of everything that could refuse or slow it: the vendors' door. Some addresses of the API, and any
  // second route that fits, would take the router's quick way from every delivery.
  const app = new Hono();
  app.route(basePath, webhooks({ ...parts, receive: meter.counting(parts.receive), onRefused }));
  app.notFound((c) => people.fetch(c.req.raw, c.env));
  app.onError(onError);
  return { fetch: app.fetch, request: app.request, routes: [...app.routes, ...people.routes] };
}
