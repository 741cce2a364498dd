import type { IncomingHttpHeaders } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context as HonoContext } from 'hono';
import {
  defaultSlug,
  mostMegabytes,
  slugPattern,
  type RefusalCause,
  tokenSlug,
} from '../../shared/source.ts';
import { answerType, writeAnswer } from '../ingest/answer-type.ts';
import type { Arrival, Reply } from '../ingest/intake.ts';
import { largeFrom } from '../ingest/large-from.ts';
import type { Log } from '../log.ts';
import { providerOf, providers } from '../providers/index.ts';
import type { Provider, ShownHeaders } from '../providers/provider.ts';
import type { Admissions, Refused } from '../sources/admission.ts';
import type { Source } from '../store/source.ts';
import { discardRest } from './discard-rest.ts';
import { createHeaderFilter, headerOf } from './kept-headers.ts';
import { readBody } from './read-body.ts';
import { createTokenEndpoint, type TokenParts } from './token-endpoint.ts';
import { createTurnstile } from './turnstile.ts';

/** The largest body that is read, in bytes. */
export const bodyLimit = mostMegabytes * 1024 * 1024;

/** So many large bodies are read at once, since each takes its size in memory several times over. */
const largeAtOnce = 4;
/** Milliseconds for which another one waits unread: a notification may be sent only once, so it is not sent away soon. */
const largePatience = 10_000;

export interface WebhookParts extends TokenParts {
  receive: (arrival: Arrival) => Promise<Reply>;
  admissions: Admissions;
  log: Log;
  /** Called where the store could not tell who may deliver. */
  onUndecided: () => void;
}

const bodyFaults = {
  too_large: { status: 413, reason: `The body is larger than ${mostMegabytes} MB.`, more: {} },
  busy: {
    status: 503,
    reason: 'Too many large deliveries came at once and this one was not kept; please send it again.',
    more: { 'Retry-After': 10 },
  },
  aborted: { status: 400, reason: 'The body ended before it was whole; nothing was kept.', more: {} },
} as const;

type Bindings = { Bindings: HttpBindings };
type Context = HonoContext<Bindings>;

/**
 * The vendors' door. Every request gets an answer in the vendor's own shape. Bodies are read from and answers written
 * to Node's own streams: through the Request and Response of the platform each delivery cost half as much again.
 */
export function webhooks(parts: WebhookParts): Hono<Bindings> {
  const { receive, admissions, refusals, now, log, onRefused, onUndecided } = parts;
  const app = new Hono<Bindings>();
  const keptHeaders = createHeaderFilter(admissions.credentialsOf(null));
  const giveToken = createTokenEndpoint(parts);
  const largeBodies = createTurnstile(largeAtOnce, largePatience);

  async function handle(c: Context, slug: string): Promise<Response> {
    const provider = providerOf(c.req.param('provider') ?? '');
    if (!provider)
      return refuse(
        c,
        null,
        404,
        `There is no provider of that name; known: ${providers.map(({ id }) => id).join(', ')}.`,
      );
    if (c.req.method !== 'POST') {
      c.header('Allow', 'POST');
      return refuse(c, provider, 405, 'Webhooks are sent with POST.');
    }
    if (!slugPattern.test(slug)) {
      return refuse(
        c,
        provider,
        404,
        'The last part of the address has 1 to 64 letters, digits and - . _ only.',
      );
    }
    const { incoming, outgoing } = c.env;
    const shown: ShownHeaders = { get: (name) => headerOf(incoming.headers, name) };
    const admission = await admit(provider, slug, shown);
    if (admission.kind === 'refused') {
      if (admission.status === 401) onRefused();
      for (const [name, value] of Object.entries(admission.headers)) c.header(name, value);
      return refuse(c, provider, admission.status, admission.reason);
    }
    const { source } = admission;
    const place: { turn: Promise<boolean> | null } = { turn: null };
    try {
      const body = await readBody(incoming, {
        most: bodyLimit,
        largeFrom,
        admitLarge: () => (place.turn = largeBodies.enter()),
      });
      if (typeof body === 'string') {
        if (body !== 'aborted') note(source, body === 'busy' ? 'busy' : 'tooLarge');
        void refuseBody(c.env, provider, body);
        return RESPONSE_ALREADY_SENT;
      }
      const reply = await receive({
        provider,
        slug,
        source,
        contentType: shown.get('content-type'),
        contentEncoding: shown.get('content-encoding'),
        accept: shown.get('accept'),
        headers: keptHeaders(incoming.headers, admissions.credentialsOf(source)),
        body,
      });
      if (reply.status === 415) note(source, 'mediaType');
      if (reply.status === 400) note(source, 'unreadable', reply.reason);
      send(outgoing, reply);
      return RESPONSE_ALREADY_SENT;
    } finally {
      // Also where the sender went away before it had its turn: that comes all the same, and has to go to the next one.
      void place.turn?.then((isTaken) => {
        if (isTaken) largeBodies.leave();
      });
    }
  }

  /** What the page of a source tells of it; of one that is only made by this delivery there was none to look at. */
  function note(source: Source | null, why: RefusalCause, reason: string | null = null): void {
    if (source) refusals.note(source.id, { at: now(), why, scheme: null, user: null, reason });
  }

  async function admit(provider: Provider, slug: string, headers: ShownHeaders) {
    try {
      return await admissions.admit({ provider, slug, headers });
    } catch (error) {
      log.error({ err: error, provider: provider.id, source: slug }, 'nobody could tell who may deliver');
      onUndecided();
      return cannotTell;
    }
  }

  // Both with and without a slash at the end: people paste either.
  for (const end of ['', '/']) {
    app.all(`/webhooks/:provider${end}`, (c) => handle(c, defaultSlug));
    app.all(`/webhooks/:provider/:source${end}`, (c) => {
      const slug = c.req.param('source').normalize('NFC');
      // A route of its own for this would take the router's quick way from every delivery.
      return slug === tokenSlug ? giveToken(c, defaultSlug) : handle(c, slug);
    });
    app.all(`/webhooks/:provider/:source/${tokenSlug}${end}`, (c) =>
      giveToken(c, c.req.param('source').normalize('NFC')),
    );
  }
  return app;
}

/** Answers below `/webhooks/` what is no webhook's address. */
export function refuseStray(c: HonoContext): Response {
  const said = 'A webhook address is /webhooks/PROVIDER or /webhooks/PROVIDER/SOURCE.';
  return refuse(c as Context, null, 404, said);
}

function send(outgoing: HttpBindings['outgoing'], { status, type, body, retryAfter }: Reply): void {
  const headers = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
  // Bindings speak of HTTP/2 as well, which this server does not.
  outgoing
    .writeHead(status, retryAfter === null ? headers : { ...headers, 'Retry-After': retryAfter })
    .end(body);
}

/** Answers a body that was not read to its end; the connection cannot go on after it, but ends in peace. */
async function refuseBody(
  { incoming, outgoing }: HttpBindings,
  provider: Provider,
  fault: keyof typeof bodyFaults,
): Promise<void> {
  const { status, reason, more } = bodyFaults[fault];
  const { type, body } = refusal(incoming.headers, provider, reason);
  const headers = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
  outgoing.writeHead(status, { ...headers, ...more, Connection: 'close' });
  outgoing.write(body);
  await discardRest(incoming);
  outgoing.end();
}

const cannotTell: Refused = {
  kind: 'refused',
  status: 503,
  reason: 'The delivery could not be taken just now and was not kept; please send it again.',
  headers: { 'Retry-After': '5' },
};

function refuse(
  c: Context,
  provider: Provider | null,
  status: 401 | 404 | 405 | 503,
  reason: string,
): Response {
  const { type, body } = refusal(c.env.incoming.headers, provider, reason);
  return c.body(body, status, { 'Content-Type': type });
}

/** An unknown vendor is answered in the shape that most can read. */
function refusal(headers: IncomingHttpHeaders, provider: Provider | null, reason: string) {
  const shape = provider ?? providers[0];
  const type = answerType(headerOf(headers, 'accept'), headerOf(headers, 'content-type'));
  return { type, body: writeAnswer(shape?.refuse(null, reason) ?? '{}', type) };
}
