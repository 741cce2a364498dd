import { type Context, Hono } from 'hono';
import type { Arrival, Reply } from '../ingest/intake.ts';
import { providerOf, providers } from '../providers/index.ts';
import type { Credential, Provider } from '../providers/provider.ts';
import { readBody } from './read-body.ts';

/** A vendor's archive carries its files as base64: this is the largest body that is read. */
export const bodyLimit = 30 * 1024 * 1024;

const slugPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u;

export interface WebhookParts {
  receive: (arrival: Arrival) => Promise<Reply>;
  credentials: readonly Credential[];
  /** Called for each delivery refused for its credentials: those are only counted. */
  onRefused: () => void;
}

/** Headers that say nothing about a delivery. */
const unkept = new Set(['content-length', 'connection', 'keep-alive']);

/** Names of headers that carry credentials, ours or those of a setting that was changed since: never kept. */
const credentialName =
  /(?:^|[-_])(?:auth(?:orization|entication)?|cookie|credentials?|(?:api)?key|password|secret|signature|token)(?:$|[-_])/u;

/** The vendors' door. Every request gets an answer in the vendor's own shape. */
export function webhooks({ receive, credentials, onRefused }: WebhookParts): Hono {
  const app = new Hono();
  const secretHeaders = credentials.flatMap((each) =>
    each.scheme === 'header' ? [each.name.toLowerCase()] : [],
  );
  const dropped = new Set([...unkept, ...secretHeaders]);

  function keptHeaders(headers: Headers): string {
    const kept: Record<string, string> = {};
    headers.forEach((value, name) => {
      if (!dropped.has(name) && !credentialName.test(name)) kept[name] = value;
    });
    return JSON.stringify(kept);
  }

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
    if (!provider.verify(c.req.raw.headers, credentials)) {
      onRefused();
      c.header('WWW-Authenticate', 'Basic realm="webhooks"');
      return refuse(c, provider, 401, 'The credentials are missing or wrong.');
    }
    // Where no credentials are asked for, any page in a browser on this machine could post here; no vendor does.
    if (credentials.length === 0 && isFromForeignPage(c.req.raw.headers)) {
      onRefused();
      return refuse(c, provider, 401, 'The delivery comes from a web page of another site.');
    }
    const body = await readBody(c.req.raw, bodyLimit);
    if (body === 'too_large') {
      c.header('Connection', 'close');
      return refuse(c, provider, 413, `The body is larger than ${bodyLimit / 1024 / 1024} MB.`);
    }
    if (body === 'aborted')
      return refuse(c, provider, 400, 'The body ended before it was whole; nothing was kept.');
    const reply = await receive({
      provider,
      slug,
      contentType: c.req.header('content-type') ?? null,
      contentEncoding: c.req.header('content-encoding') ?? null,
      headers: keptHeaders(c.req.raw.headers),
      body,
    });
    if (reply.retryAfter !== null) c.header('Retry-After', String(reply.retryAfter));
    return c.body(reply.body, reply.status, { 'Content-Type': 'application/json' });
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

/** Browsers tell where a request comes from, and a page cannot keep them from it. */
function isFromForeignPage(headers: Headers): boolean {
  return headers.get('sec-fetch-site') === 'cross-site';
}

/** An unknown vendor is answered in the shape that most can read. */
function refuse(
  c: Context,
  provider: Provider | null,
  status: 400 | 401 | 404 | 405 | 413,
  reason: string,
): Response {
  const shape = provider ?? providers[0];
  const body = shape?.answer({ kind: 'refused', vendorType: null, reason }) ?? '';
  return c.body(body, status, { 'Content-Type': 'application/json' });
}
