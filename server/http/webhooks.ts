import type { IncomingHttpHeaders } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context as HonoContext } from 'hono';
import type { Arrival, Reply } from '../ingest/intake.ts';
import { largeFrom } from '../ingest/large-from.ts';
import { providerOf, providers } from '../providers/index.ts';
import type { Credential, Provider, ShownHeaders } from '../providers/provider.ts';
import { readBody } from './read-body.ts';
import { createTurnstile } from './turnstile.ts';

/** A vendor's archive carries its files as base64: this is the largest body that is read. */
export const bodyLimit = 30 * 1024 * 1024;

/** So many large bodies are read at once, since each takes its size in memory several times over. */
const largeAtOnce = 4;
/** Milliseconds for which another one waits unread: a notification may be sent only once, so it is not sent away soon. */
const largePatience = 10_000;

const slugPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u;

export interface WebhookParts {
  receive: (arrival: Arrival) => Promise<Reply>;
  credentials: readonly Credential[];
  /** Called for each delivery refused for its credentials: those are only counted. */
  onRefused: () => void;
}

type Bindings = { Bindings: HttpBindings };
type Context = HonoContext<Bindings>;

/** Headers that say nothing about a delivery. */
const unkept = new Set(['content-length', 'connection', 'keep-alive']);

/** Names of headers that carry credentials, ours or those of a setting that was changed since: never kept. */
const credentialName =
  /(?:^|[-_])(?:auth(?:orization|entication)?|cookie|credentials?|(?:api)?key|password|secret|signature|token)(?:$|[-_])/u;

/**
 * The vendors' door. Every request gets an answer in the vendor's own shape. Bodies are read from and answers written
 * to Node's own streams: through the Request and Response of the platform each delivery cost half as much again.
 */
export function webhooks({ receive, credentials, onRefused }: WebhookParts): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const keptHeaders = createHeaderFilter(credentials);
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
    if (!provider.verify(shown, credentials)) {
      onRefused();
      c.header('WWW-Authenticate', 'Basic realm="webhooks"');
      return refuse(c, provider, 401, 'The credentials are missing or wrong.');
    }
    // Where no credentials are asked for, any page in a browser on this machine could post here; no vendor does.
    if (credentials.length === 0 && isFromPage(shown)) {
      onRefused();
      return refuse(
        c,
        provider,
        401,
        'The delivery comes from a web page, and no credentials are asked for.',
      );
    }
    const place: { turn: Promise<boolean> | null } = { turn: null };
    try {
      const body = await readBody(incoming, {
        most: bodyLimit,
        largeFrom,
        admitLarge: () => (place.turn = largeBodies.enter()),
      });
      if (typeof body === 'string') return refuseBody(c, provider, body);
      const reply = await receive({
        provider,
        slug,
        contentType: shown.get('content-type'),
        contentEncoding: shown.get('content-encoding'),
        headers: keptHeaders(incoming.headers),
        body,
      });
      send(outgoing, reply);
      return RESPONSE_ALREADY_SENT;
    } finally {
      // Also where the sender went away before it had its turn: that comes all the same, and has to go to the next one.
      void place.turn?.then((isTaken) => {
        if (isTaken) largeBodies.leave();
      });
    }
  }

  // Both with and without a slash at the end: people paste either.
  for (const end of ['', '/']) {
    app.all(`/webhooks/:provider${end}`, (c) => handle(c, 'default'));
    app.all(`/webhooks/:provider/:source${end}`, (c) => handle(c, c.req.param('source').normalize('NFC')));
  }
  app.all('/webhooks/*', (c) => {
    return refuse(c, null, 404, 'A webhook address is /webhooks/PROVIDER or /webhooks/PROVIDER/SOURCE.');
  });
  return app;
}

/** Gives the JSON of those headers that may be kept. Which names those are is found once for each. */
function createHeaderFilter(credentials: readonly Credential[]): (headers: IncomingHttpHeaders) => string {
  const secret = credentials.flatMap((each) => (each.scheme === 'header' ? [each.name.toLowerCase()] : []));
  const dropped = new Set([...unkept, ...secret]);
  const verdicts = new Map<string, boolean>();

  function isKept(name: string): boolean {
    let verdict = verdicts.get(name);
    if (verdict === undefined) {
      verdict = !dropped.has(name) && !credentialName.test(name);
      if (verdicts.size < 1000) verdicts.set(name, verdict);
    }
    return verdict;
  }

  return (headers) => {
    const kept: Record<string, string> = {};
    for (const name of Object.keys(headers)) if (isKept(name)) kept[name] = headerOf(headers, name) ?? '';
    return JSON.stringify(kept);
  };
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

function send(outgoing: HttpBindings['outgoing'], { status, body, retryAfter }: Reply): void {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  // Bindings speak of HTTP/2 as well, which this server does not.
  outgoing
    .writeHead(status, retryAfter === null ? headers : { ...headers, 'Retry-After': retryAfter })
    .end(body);
}

/**
 * Browsers tell that a request comes from a page, and the page cannot keep them from it. Our own pages post nothing
 * here; one that seems to be ours came by a name that was made to lead to this machine.
 */
function isFromPage(headers: ShownHeaders): boolean {
  const [origin, host] = [headers.get('origin'), headers.get('host')];
  return (
    headers.get('sec-fetch-site') === 'cross-site' ||
    (origin !== null && host !== null && origin.toLowerCase() === `http://${host.toLowerCase()}`)
  );
}

/** A body that was not read to its end: the connection cannot go on after it. */
function refuseBody(c: Context, provider: Provider, fault: 'too_large' | 'aborted' | 'busy'): Response {
  c.header('Connection', 'close');
  switch (fault) {
    case 'too_large':
      return refuse(c, provider, 413, `The body is larger than ${bodyLimit / 1024 / 1024} MB.`);
    case 'busy':
      c.header('Retry-After', '10');
      return refuse(
        c,
        provider,
        503,
        'Too many large deliveries came at once and this one was not kept; please send it again.',
      );
    case 'aborted':
      return refuse(c, provider, 400, 'The body ended before it was whole; nothing was kept.');
  }
}

/** An unknown vendor is answered in the shape that most can read. */
function refuse(
  c: Context,
  provider: Provider | null,
  status: 400 | 401 | 404 | 405 | 413 | 503,
  reason: string,
): Response {
  const shape = provider ?? providers[0];
  const body = shape?.refuse(null, reason) ?? '';
  return c.body(body, status, { 'Content-Type': 'application/json' });
}
