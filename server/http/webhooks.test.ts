import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

/** An app of its own for a test that counts. */
async function freshApp(...parts: Parameters<typeof createTestApp>): Promise<TestApp> {
  const app = await createTestApp(...parts);
  onTestFinished(() => app.close());
  return app;
}

/** A refusal as the vendor shows it to people: its shape, and a sentence without anything of our insides. */
async function expectRefusal(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json');
  const text = await response.text();
  const answer = JSON.parse(text) as { status: string; errordesc: string };
  expect(text).toBe(JSON.stringify({ status: '-1', errordesc: answer.errordesc }));
  expect(answer.errordesc).toMatch(/^\S.*[.]$/su);
  expect(answer.errordesc).not.toMatch(
    /\bat \/|node_modules|\.ts\b|sqlite|insert into|select |[A-Z]\w+Error\b/iu,
  );
  return answer.errordesc;
}

it('is reached the quick way: by the router that compiles its routes, and one handler', async () => {
  const app = await freshApp();
  const router = new RegExpRouter<string>();
  const own = app.routes.filter(({ path }) => path.startsWith('/webhooks/:'));
  for (const { method, path } of own) router.add(method, path, path);
  for (const address of ['/webhooks/cellosign', '/webhooks/cellosign/hr', '/webhooks/ignisign/hr/']) {
    expect(router.match('POST', address)[0], address).toHaveLength(1);
  }
});

describe('what a stranger may send', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const utf8 = (text: string) => new TextEncoder().encode(text);
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  const bad: [name: string, body: string | Uint8Array, reason: string][] = [
    ['nothing', '', 'The body is empty.'],
    ['spaces', ' \n', 'it ends too early'],
    ['no JSON', 'hello', 'is not JSON'],
    ['a form', 'event=x&type=y', 'is not JSON'],
    ['half a body', JSON.stringify(notification()).slice(0, 100), 'is not JSON'],
    ['two bodies', `${JSON.stringify(notification())}${JSON.stringify(notification())}`, 'is not JSON'],
    ['null', 'null', 'is not a JSON object'],
    ['a number', '7', 'is not a JSON object'],
    ['a text', '"WHEF_SESSION_CREATED"', 'is not a JSON object'],
    ['a list', JSON.stringify([notification()]), 'is a list'],
    ['an empty object', '{}', 'event.type is missing'],
    ['no session', JSON.stringify({ event: notification().event }), 'session is missing'],
    [
      'a session of the wrong type',
      JSON.stringify({ ...notification(), session: 'x' }),
      'session is missing',
    ],
    ['an event of the wrong type', JSON.stringify({ ...notification(), event: [] }), 'event.type is missing'],
    [
      'an id that is an object',
      JSON.stringify(notification({ session: { id: {} } })),
      'session.id is missing',
    ],
    [
      'an id too large for a number',
      JSON.stringify(notification()).replace('"5Wkt78ciJc"', '1e999'),
      'cannot be read exactly',
    ],
    [
      'half an emoji as an id',
      JSON.stringify(notification({ session: { process_id: '\ud83d' } })),
      'holds half a character',
    ],
    [
      'a time that is none',
      JSON.stringify(notification({ event: { timestamp: 'לפני שעה' } })),
      'event.timestamp is not a time: "לפני שעה"',
    ],
    ['invalid UTF-8', Uint8Array.from([...utf8('{"a":"'), 0xff, 0xfe, ...utf8('"}')]), 'is not valid UTF-8'],
    ['UTF-16', Uint8Array.from(Buffer.from('\ufeff{}', 'utf16le')), 'is not valid UTF-8'],
    ['two byte-order marks', '\ufeff\ufeff{}', 'is not JSON'],
    ['65 levels', nested(65), 'nested deeper than 64'],
    ['100,000 levels', nested(100_000), 'nested deeper than 64'],
    ['a raw NUL in a text', '{"a":"\u0000"}', 'is not JSON'],
    ['XML', '<?xml version="1.0"?><event><type>WHEF_SESSION_CREATED</type></event>', 'is not JSON'],
  ];
  it.each(bad)('%s is refused in a sentence and kept to the byte', async (_name, body, reason) => {
    const before = (await app.deliveries()).length;
    const response = await app.post('cellosign', body);
    expect(await expectRefusal(response, 400)).toContain(reason);
    const [newest, ...older] = await app.deliveries();
    const sent = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
    expect(older).toHaveLength(before);
    expect(newest).toMatchObject({
      verdict: 'quarantined',
      status: 400,
      reason: expect.stringContaining(reason) as string,
      seq: null,
      processId: null,
      size: sent.byteLength,
      sha256: createHash('sha256').update(sent).digest('hex'),
    });
    const download = await app.request(`/api/deliveries/${newest?.id}/body`);
    expect(Buffer.from(await download.arrayBuffer()).equals(sent)).toBe(true);
  });

  const media: [name: string, headers: Record<string, string>, reason: string][] = [
    ['HTML', { 'content-type': 'text/html' }, 'Content-Type text/html is not read'],
    [
      'XML of another charset',
      { 'content-type': 'text/xml; charset=iso-8859-8', accept: 'application/json' },
      'Charset iso-8859-8 is not read',
    ],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'is not read'],
    ['plain text', { 'content-type': 'text/plain' }, 'is not read'],
    ['nonsense', { 'content-type': 'json' }, 'is not read'],
    [
      'another charset',
      { 'content-type': 'application/json; charset=windows-1255' },
      'Charset windows-1255 is not read',
    ],
    ['gzip', { 'content-encoding': 'gzip' }, 'Content-Encoding gzip is not read'],
    ['brotli', { 'content-encoding': 'BR' }, 'is not read'],
  ];
  it.each(media)('%s is refused by its headers and kept to the byte', async (name, headers, reason) => {
    const plain = Buffer.from(JSON.stringify(notification()));
    const body = name === 'gzip' ? gzipSync(plain) : plain;
    expect(await expectRefusal(await app.post('cellosign', body, headers), 415)).toContain(reason);
    const [newest] = await app.deliveries();
    expect(newest).toMatchObject({ verdict: 'quarantined', status: 415, size: body.byteLength });
    expect(Buffer.from((await app.store.body(newest?.id ?? 0)) ?? []).equals(body)).toBe(true);
  });

  it.each([
    'application/json',
    'APPLICATION/JSON; Charset="UTF-8"',
    'application/json;charset=utf8',
    'application/vnd.cellosign+json',
    '',
  ])('JSON may be called "%s"', async (type) => {
    expect((await app.post('cellosign', notification(), { 'content-type': type })).status).toBe(200);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { host: 'rebound.example:4100', origin: 'http://rebound.example:4100' },
  ])('a page in a browser here is refused where no credentials are asked for: %j', async (fromPage) => {
    const own = await freshApp();
    const said = await expectRefusal(await own.post('cellosign', notification(), fromPage), 401);
    expect(said).toContain('web page');
    const { items } = (await (await own.request('/api/deliveries')).json()) as { items: unknown[] };
    expect(items).toEqual([]);
  });

  it('a body without any Content-Type is taken for JSON', async () => {
    const body = new TextEncoder().encode(JSON.stringify(notification()));
    const response = await app.request('/webhooks/cellosign', { method: 'POST', body });
    expect(response.status).toBe(200);
    const [newest] = await app.deliveries();
    expect(((await app.get(`/api/deliveries/${newest?.id}`)) as DeliveryDetail).headers).not.toHaveProperty(
      'content-type',
    );
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '%s is answered with 405 and what is allowed',
    async (method) => {
      const response = await app.request('/webhooks/cellosign/hr', { method });
      expect(response.headers.get('allow')).toBe('POST');
      await expectRefusal(response, 405);
    },
  );

  it('HEAD is answered with 405 and no body', async () => {
    const response = await app.request('/webhooks/cellosign', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([405, '']);
  });

  it.each([
    'nobody',
    'Cellosign',
    '__proto__',
    'constructor',
    '%3Cscript%3E',
    '..%2Fcellosign',
    '%00',
    '%FF',
    'שלום',
  ])('the provider %s is unknown', async (name) => {
    const said = await expectRefusal(await app.post(name, notification()), 404);
    expect(said).toBe('There is no provider of that name; known: cellosign, ignisign.');
  });

  it.each(['', 'cellosign/a/b', 'cellosign/a/b/', 'cellosign//a'])(
    'the address /webhooks/%s is none',
    async (path) => {
      await expectRefusal(await app.post(path, notification()), 404);
    },
  );

  it.each([
    '%2F',
    'a%2Fb',
    '%2e%2e%2fetc',
    '.hidden',
    '-x',
    'a%20b',
    '%00',
    '%0A',
    'a%3Fb',
    '%3Cb%3E',
    'x'.repeat(65),
    '%',
    '%zz',
    '🎉',
  ])('the source %s is no name', async (slug) => {
    const before = (await app.store.sources()).length;
    expect(await expectRefusal(await app.post(`cellosign/${slug}`, notification()), 404)).toContain(
      'letters, digits',
    );
    expect(await app.store.sources()).toHaveLength(before);
  });
});

describe('a delivery', () => {
  it('to a provider alone belongs to the source named default', async () => {
    const app = await freshApp();
    await app.post('cellosign', notificationOf('a'));
    await app.post('cellosign/', notificationOf('b'));
    await app.post('cellosign/default', notificationOf('c'));
    expect((await app.store.sources()).map(({ slug }) => slug)).toEqual(['default']);
    expect((await app.processes()).map(({ workflow }) => workflow)).toEqual([
      'default',
      'default',
      'default',
    ]);
  });

  it('makes its source, and names the workflow after the slug', async () => {
    const app = await freshApp();
    const slugs = ['hr', 'x'.repeat(64), 'v2.1_a-b', '%D7%92%D7%99%D7%95%D7%A1', 'HR', 'h%72'];
    for (const [index, slug] of slugs.entries()) {
      expect((await app.post(`cellosign/${slug}`, notificationOf(`p${index}`))).status).toBe(200);
    }
    expect((await app.store.sources()).map(({ workflow }) => workflow)).toEqual([
      'hr',
      'x'.repeat(64),
      'v2.1_a-b',
      'גיוס',
      'HR',
    ]);
  });

  it('meets its source however the name is composed', async () => {
    const app = await freshApp();
    await app.post(`cellosign/${encodeURIComponent('é')}`, notificationOf('a'));
    await app.post(`cellosign/${encodeURIComponent('e\u0301')}`, notificationOf('b'));
    expect(await app.store.sources()).toHaveLength(1);
  });

  it('is answered exactly as the vendor expects for its kind', async () => {
    const app = await freshApp({ PUBLIC_URL: 'https://ops.example.com/box/' });
    const answer = async (body: unknown) => {
      const response = await app.post('cellosign/hr', body);
      return [response.status, response.headers.get('content-type'), await response.text()];
    };
    const others = '{"status":"0","errordesc":"","data":[]}';
    expect(await answer(notificationOf('p'))).toEqual([
      200,
      'application/json',
      '{"status":"0","errordesc":""}',
    ]);
    for (const type of [
      'WHEF_CLIENT_LOGGED_IN',
      'WHEF_CLIENT_FORM_LOADED',
      'WHEF_CLIENT_FORM_SUBMITTED',
      'WHEF_SESSION_EXPIRED',
      'WHEF_SESSION_DELETED',
      'WHEF_NEW',
    ]) {
      expect(await answer(notificationOf('p', type))).toEqual([200, 'application/json', others]);
    }
    const archive = { event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00' }, reference: 'p/1 ü' };
    expect(await answer(archive)).toEqual([
      200,
      'application/json',
      '{"status":"0","document":{"reference":"p/1 ü","public_link":"https://ops.example.com/box/processes/p%2F1%20%C3%BC"},"errordesc":""}',
    ]);
    const broken = { event: { type: 'WHP_ARCHIVE', timestamp: 'soon' }, reference: 'p' };
    expect(await answer(broken)).toEqual([
      400,
      'application/json',
      '{"status":"-1","document":null,"errordesc":"event.timestamp is not a time: \\"soon\\"."}',
    ]);
  });

  it('of an unknown kind is kept as ignored and makes no event', async () => {
    const app = await freshApp();
    expect((await app.post('cellosign', notification({ event: { type: 'WHEF_שלום_🎉' } }))).status).toBe(200);
    expect(await app.deliveries()).toMatchObject([
      { verdict: 'ignored', vendorType: 'WHEF_שלום_🎉', status: 200, seq: null },
    ]);
    expect(await app.events()).toEqual([]);
  });

  it('that comes again is acknowledged alike, linked to the first, and no second event', async () => {
    const app = await freshApp();
    const first = await app.post('cellosign', notification());
    const again = await app.post('cellosign', { ...notification(), more: 1 });
    expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
    const [newest, oldest] = await app.deliveries();
    expect(newest).toMatchObject({ verdict: 'duplicate', duplicateOf: oldest?.id, seq: null, status: 200 });
    expect(oldest).toMatchObject({ verdict: 'stored', duplicateOf: null, seq: 1 });
    expect(await app.events()).toHaveLength(1);
  });

  it('counts once however many copies come at once', async () => {
    const app = await freshApp();
    await Promise.all(Array.from({ length: 50 }, () => app.post('cellosign', notification())));
    const verdicts = (await app.deliveries()).map(({ verdict }) => verdict);
    expect(verdicts.filter((each) => each === 'stored')).toHaveLength(1);
    expect(verdicts.filter((each) => each === 'duplicate')).toHaveLength(49);
  });

  it('keeps every word as it came: Hebrew, emoji, HTML, NUL, and labels named like our insides', async () => {
    const app = await freshApp();
    const labels =
      '{"__proto__":"polluted","constructor":"c","hasOwnProperty":"h","toJSON":"j","מחלקה":"כירורגיה 👩🏽‍⚕️","<b>":"<img src=x onerror=alert(1)>",' +
      '"nul":"a\\u0000b","half":"\\ud83d","rtl":"\\u202eabc","":"empty"}';
    const body = JSON.stringify(
      notification({
        session: {
          id: 'מזהה-🎉',
          process_id: 'תהליך/<b>&"\'',
          recipient: { id: 1, name: '<script>alert(1)</script> מנהלת' },
        },
      }),
    ).replace('{"position":"nurse"}', labels);
    expect((await app.post(`cellosign/${encodeURIComponent('גיוס')}`, body)).status).toBe(200);

    const told = JSON.parse(labels) as Record<string, string>;
    const [event] = await app.events();
    expect(Object.entries(event?.labels ?? {})).toEqual(Object.entries(told));
    expect(event).toMatchObject({
      sessionId: 'מזהה-🎉',
      recipient: { id: '1', name: '<script>alert(1)</script> מנהלת' },
    });

    const [process] = await app.processes();
    expect(Object.entries(process?.labels ?? {})).toEqual(Object.entries(told));
    expect(process).toMatchObject({ processId: 'תהליך/<b>&"\'', workflow: 'גיוס' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();

    const found = await app.processes('__proto__:polluted');
    expect(found.map(({ processId }) => processId)).toEqual(['תהליך/<b>&"\'']);
    expect(await app.processes('מחלקה:"כירורגיה 👩🏽‍⚕️"')).toHaveLength(1);
    expect(await app.get(`/api/processes/${encodeURIComponent('תהליך/<b>&"\'')}`)).toMatchObject({ process });
  });

  it('keeps every digit of a number that is longer than numbers are exact', async () => {
    const app = await freshApp();
    const body = JSON.stringify(notification({ session: { labels: { מזהה: 'LONG' } } }))
      .replace('"LONG"', '98765432109876543210')
      .replace('"5Wkt78ciJc"', '12345678901234567890');
    expect((await app.post('cellosign', body)).status).toBe(200);
    const [event] = await app.events();
    expect(event).toMatchObject({
      sessionId: '12345678901234567890',
      labels: { מזהה: '98765432109876543210' },
    });
    expect(await app.processes('מזהה:98765432109876543210')).toHaveLength(1);
    const [newest] = await app.deliveries();
    expect(Buffer.from((await app.store.body(newest?.id ?? 0)) ?? []).toString()).toBe(body);
  });

  it('marks a text that is too long for a list as cut, and keeps it whole', async () => {
    const app = await freshApp();
    const long = '😀'.repeat(3000);
    const body = notification({ session: { labels: { whole: 'x'.repeat(4000), long } } });
    expect((await app.post('cellosign', body)).status).toBe(200);
    const [event] = await app.events();
    expect(event?.labels).toEqual({ whole: 'x'.repeat(4000), long: `${'😀'.repeat(1999)}…` });
    const [newest] = await app.deliveries();
    expect(Buffer.from((await app.store.body(newest?.id ?? 0)) ?? []).toString()).toContain(long);
  });

  it('holds its body, headers and answer for whoever looks later', async () => {
    const app = await freshApp();
    const body = JSON.stringify(notification());
    const response = await app.post('cellosign/hr', body, {
      'user-agent': 'Cellosign/3',
      'x-request-id': 'r-1',
    });
    const detail = (await app.get('/api/deliveries/1')) as DeliveryDetail;
    expect(detail).toMatchObject({
      id: 1,
      receivedAt: '2026-11-21T12:00:00.000Z',
      provider: 'cellosign',
      source: 'hr',
      verdict: 'stored',
      reason: null,
      status: 200,
      vendorType: 'WHEF_SESSION_CREATED',
      processId: '7932390e-ee95-4888-ba64-9c7e6f2f5908',
      seq: 1,
      body,
      bodyTruncated: false,
      answer: await response.text(),
    });
    expect(detail.headers).toMatchObject({
      'user-agent': 'Cellosign/3',
      'x-request-id': 'r-1',
      'content-type': 'application/json',
    });
  });

  it("is answered with 503, in the vendor's shape and to be sent again, where it cannot be stored", async () => {
    const app = await freshApp(
      {},
      {
        wrapStore: (store) => ({
          ...store,
          append: () => Promise.reject(new Error('SQLITE_FULL: disk is full')),
        }),
      },
    );
    const response = await app.post('cellosign', notification());
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await expectRefusal(response, 503)).toContain('was not kept; please send it again');
    expect(await app.deliveries()).toEqual([]);
    expect(app.logged.join()).toContain('SQLITE_FULL');
  });

  it('is read in the zone of the setting, and of its source before that', async () => {
    const app = await freshApp({ TIME_ZONE: 'UTC' });
    await app.store.saveSource(
      {
        provider: 'cellosign',
        slug: 'ny',
        workflow: 'ny',
        titleLabel: null,
        timeZone: 'America/New_York',
        vendor: {},
        sealed: {},
      },
      0,
    );
    await app.post('cellosign/any', notificationOf('a'));
    await app.post('cellosign/ny', notificationOf('b'));
    expect((await app.events()).map(({ occurredAt }) => occurredAt)).toEqual([
      '2025-01-26T08:49:33.626Z',
      '2025-01-26T13:49:33.626Z',
    ]);
    expect((await app.events())[0]?.occurredAtRaw).toBe('2025-01-26T08:49:33.626046');
  });

  it('may come under any Host, from any Origin and through any proxy', async () => {
    const app = await freshApp();
    for (const headers of [
      { host: 'hooks.example.com' },
      { origin: 'null' },
      { 'x-forwarded-for': '203.0.113.9' },
    ]) {
      expect((await app.post('cellosign', notification(), headers)).status).toBe(200);
    }
  });
});

describe('credentials of deliveries', () => {
  const basic = `Basic ${Buffer.from('vendor:se:cret').toString('base64')}`;
  const auth = 'basic:vendor:se:cret;header:X-Hook-Pass:word-1;bearer:old-token\nbearer:new-token';

  it('may be any of those set, and are then in nothing that is stored or logged', async () => {
    const app = await freshApp({ WEBHOOK_AUTH: auth });
    const shown: Record<string, string>[] = [
      { authorization: basic },
      { 'x-hook-pass': 'word-1' },
      { authorization: 'Bearer old-token' },
      { authorization: 'Bearer new-token', cookie: 'sid=cookie-1', 'proxy-authorization': 'Basic proxy-1' },
    ];
    for (const [index, headers] of shown.entries()) {
      expect((await app.post('cellosign', notificationOf(`p${index}`), headers)).status).toBe(200);
    }
    const kept = await Promise.all((await app.deliveries()).map(({ id }) => app.store.delivery(id)));
    expect(kept).toHaveLength(4);
    const all = JSON.stringify([kept, app.logged]);
    for (const secret of [
      'se:cret',
      basic.slice(6),
      'word-1',
      'old-token',
      'new-token',
      'cookie-1',
      'proxy-1',
    ])
      expect(all).not.toContain(secret);
    expect(kept[0]?.headers).toHaveProperty('content-type');
  });

  it('that nobody asked for are not stored either', async () => {
    const app = await freshApp();
    const headers = {
      authorization: 'Bearer a',
      'x-api-key': 'a',
      'x-auth-token': 'a',
      'x-cellosign-secret': 'a',
      apikey: 'a',
      'x-hook-password': 'a',
      'x-signature': 'a',
    };
    await app.post('cellosign', notification(), { ...headers, 'x-author': 'kept', 'x-monkey': 'kept' });
    const kept = (await app.store.delivery(1))?.headers ?? {};
    expect(Object.keys(kept).filter((name) => name in headers)).toEqual([]);
    expect(kept).toMatchObject({ 'x-author': 'kept', 'x-monkey': 'kept' });
  });

  const expected = 'expected is Basic with the user "vendor" or the header X-Hook-Pass or a bearer token.';
  it.each([
    ['none', {}, 'none came'],
    [
      'a wrong password',
      { authorization: `Basic ${Buffer.from('vendor:secret').toString('base64')}` },
      'Basic came with the user "vendor" and another password',
    ],
    [
      'another user',
      { authorization: `Basic ${Buffer.from('admin:se:cret').toString('base64')}` },
      'Basic came with the user "admin"',
    ],
    ['a wrong header', { 'x-hook-pass': 'word-2' }, 'the header X-Hook-Pass came with another value'],
    ['a wrong token', { authorization: 'Bearer older-token' }, 'a bearer token came that is unknown'],
    ['a secret alone', { authorization: 'word-1' }, 'an Authorization header of no known kind came'],
    ['a broken header', { authorization: 'Basic \u00ff' }, 'Basic came without a user'],
  ])(
    'that are %s are answered with 401 and what is asked for; the delivery is counted and not kept',
    async (_name, headers, came) => {
      const app = await freshApp({ WEBHOOK_AUTH: auth });
      const response = await app.post('cellosign/new', notification(), headers);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
      const said = await expectRefusal(response, 401);
      expect(said).toContain('The credentials are missing or wrong: ');
      expect(said).toContain(came);
      expect(said).toContain(expected);
      expect(app.counted.refused).toBe(1);
      expect(await app.deliveries()).toEqual([]);
      expect(await app.store.sources()).toEqual([]);
    },
  );

  it('are never told back where one of them stands in the place of a name', async () => {
    const app = await freshApp({ WEBHOOK_AUTH: 'basic:vendor:word-7' });
    const swapped = `Basic ${Buffer.from('word-7:vendor').toString('base64')}`;
    const response = await app.post('cellosign', notification(), { authorization: swapped });
    expect(await expectRefusal(response, 401)).not.toContain('word-7');
  });

  it('of the API open no webhook, and those of a webhook open no API', async () => {
    const app = await freshApp({ WEBHOOK_AUTH: 'bearer:hook-token', API_TOKEN: 'api-token' });
    await expectRefusal(
      await app.post('cellosign', notification(), { authorization: 'Bearer api-token' }),
      401,
    );
    const response = await app.request('/api/processes', { headers: { authorization: 'Bearer hook-token' } });
    expect(response.status).toBe(401);
  });
});
