import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { notification } from '../testing/bodies.ts';
import { createTestApp, type TestApp, type TestRequest } from '../testing/test-app.ts';

const token = 'a-long-token-for-tests';
const protectedPaths = [
  '/api/about',
  '/api/processes',
  '/api/processes/p',
  '/api/processes/p/events',
  '/api/processes/p/export?format=csv',
  '/api/export?format=csv',
  '/api/events',
  '/api/workflows',
  '/api/sources',
  '/api/providers',
  '/api/deliveries',
  '/api/deliveries/1',
  '/api/deliveries/1/body',
];

async function freshApp(env: Record<string, string> = {}): Promise<TestApp> {
  const app = await createTestApp(env);
  onTestFinished(() => app.close());
  return app;
}

async function codeOf(app: TestApp, path: string, request: TestRequest = {}): Promise<string> {
  const response = await app.request(path, request);
  if (response.ok) return 'ok';
  const { error } = (await response.json()) as { error: string };
  return `${response.status} ${error}`;
}

/** Signs in and gives the cookie as a browser would send it back. */
async function signIn(app: TestApp, headers: Record<string, string> = {}, peer = '127.0.0.1') {
  const response = await app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
    peer,
  });
  expect(response.status).toBe(204);
  const set = response.headers.get('set-cookie') ?? '';
  return { set, cookie: set.split(';')[0] ?? '' };
}

describe('without a way to sign in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ PUBLIC_URL: 'https://ops.example.com' });
  });
  afterAll(() => app.close());

  it.each([
    'localhost',
    'localhost:4100',
    'LOCALHOST:80',
    '127.0.0.1:4100',
    '127.9.9.9',
    '[::1]',
    '[::1]:4100',
  ])('the Host %s is this machine', async (host) => {
    expect(await codeOf(app, '/api/processes', { headers: { host } })).toBe('ok');
    expect(await codeOf(app, '/', { headers: { host } })).toBe('ok');
  });

  it.each([
    '',
    'example.com',
    'ops.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '127.0.0.1.nip.io:4100',
    'example.com:4100',
    '0.0.0.0:4100',
    '10.0.0.5:4100',
    '[::]:4100',
    '[::ffff:10.0.0.5]',
    'localhost:4100@example.com',
    'localhost@example.com',
  ])('the Host "%s" is refused, on pages and API alike', async (host) => {
    for (const path of ['/', '/processes/p', '/assets/main-abc123.js', ...protectedPaths]) {
      expect(await codeOf(app, path, { headers: { host } })).toBe('403 forbidden_host');
    }
  });

  it.each(['http://localhost:4100', 'https://localhost:4100', 'HTTP://LOCALHOST:4100'])(
    'the Origin %s is our own',
    async (origin) => {
      expect(await codeOf(app, '/api/processes', { headers: { origin } })).toBe('ok');
    },
  );

  it.each([
    'null',
    '',
    'http://localhost',
    'http://localhost:4101',
    'http://127.0.0.1:4100',
    'https://ops.example.com',
    'http://localhost:4100.example.com',
    'http://localhost:4100/',
    'file://localhost:4100',
    'chrome-extension://abc',
    'http://evil.example',
  ])('the Origin "%s" is refused', async (origin) => {
    expect(await codeOf(app, '/api/processes', { headers: { origin } })).toBe('403 forbidden_origin');
    expect(await codeOf(app, '/api/sample', { method: 'POST', headers: { origin } })).toBe(
      '403 forbidden_origin',
    );
  });

  it.each([
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' },
    { 'x-forwarded-host': 'ops.example.com' },
    { 'x-real-ip': '10.0.0.5' },
    { 'x-forwarded-for': '[2001:db8::1]:5000' },
    { 'x-forwarded-for': '2001:db8::1' },
    { 'x-forwarded-for': 'unknown' },
    { forwarded: 'for=203.0.113.9;proto=https' },
    { forwarded: 'for=127.0.0.1, for="[2001:db8::1]:5000"' },
    { forwarded: 'proto=https;host=ops.example.com' },
  ])('a request that came through a proxy from elsewhere is refused: %o', async (headers) => {
    expect(await codeOf(app, '/api/processes', { headers })).toBe('403 behind_proxy');
  });

  it.each([
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '::1, 127.0.0.1' },
    { 'x-forwarded-host': 'localhost:5173' },
    { forwarded: 'for="[::1]:5000";host=localhost' },
  ])('a request that a proxy passed on from this machine is not: %o', async (headers) => {
    expect(await codeOf(app, '/api/processes', { headers })).toBe('ok');
  });

  it('says in a sentence what to do about it', async () => {
    for (const headers of [{ host: 'example.com' }, { 'x-real-ip': '10.0.0.5' }]) {
      const answer = (await (await app.request('/api/processes', { headers })).json()) as { message: string };
      expect(answer.message).toContain('Set API_TOKEN');
    }
  });

  it('health is told to everyone', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const response = await app.request(path, { headers: { host: 'example.com', origin: 'null' } });
      expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    }
  });
});

describe('with API_TOKEN', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ API_TOKEN: token, PUBLIC_URL: 'https://ops.example.com', SECRET_KEY: 'k1' });
  });
  afterAll(() => app.close());

  it.each(protectedPaths)('%s holds nothing for those who are not signed in', async (path) => {
    expect(await codeOf(app, path)).toBe('401 unauthorized');
    for (const headers of [
      { authorization: 'Bearer wrong' },
      { authorization: `Basic ${token}` },
      { authorization: token },
      { authorization: 'Bearer ' },
      { cookie: 'signalbox=' },
      { cookie: `signalbox=${token}` },
      { cookie: `signalbox=${app.clock.now}.` },
    ]) {
      expect(await codeOf(app, path, { headers })).toBe('401 unauthorized');
    }
  });

  it('no answer of the API without a sign-in tells whether an address exists', async () => {
    expect(await codeOf(app, '/api/nothing')).toBe('401 unauthorized');
    expect(await codeOf(app, '/api/sample', { method: 'POST' })).toBe('401 unauthorized');
  });

  it('programs send it as a bearer', async () => {
    expect(await codeOf(app, '/api/processes', { headers: { authorization: `Bearer ${token}` } })).toBe('ok');
    expect(await codeOf(app, '/api/processes', { headers: { authorization: `bearer  ${token}` } })).toBe(
      'ok',
    );
  });

  it('the token is not taken from the address', async () => {
    for (const name of ['token', 'api_token', 'access_token']) {
      expect(await codeOf(app, `/api/processes?${name}=${token}`)).toBe('401 unauthorized');
    }
  });

  it('the pages themselves are open, so that people can sign in', async () => {
    expect(await codeOf(app, '/')).toBe('ok');
    expect(await codeOf(app, '/assets/main-abc123.js')).toBe('ok');
  });

  it('every Host is served', async () => {
    const headers = {
      host: 'box.internal:8080',
      authorization: `Bearer ${token}`,
      'x-forwarded-for': '203.0.113.9',
    };
    expect(await codeOf(app, '/api/processes', { headers })).toBe('ok');
  });

  it('an Origin must be the Host or that of PUBLIC_URL', async () => {
    const ask = (origin: string, host = 'box.internal') =>
      codeOf(app, '/api/processes', { headers: { origin, host, authorization: `Bearer ${token}` } });
    expect(await ask('http://box.internal')).toBe('ok');
    expect(await ask('https://ops.example.com')).toBe('ok');
    for (const origin of [
      'null',
      'https://ops.example.com.evil.example',
      'https://evil.example',
      'http://box.internal:81',
    ]) {
      expect(await ask(origin)).toBe('403 forbidden_origin');
    }
  });

  it('a browser signs in once and is known by a cookie that no script reads and no other site sends', async () => {
    const { set, cookie } = await signIn(app);
    const flags = set.split('; ').slice(1).sort();
    expect(flags).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax']);
    expect(set).not.toContain(token);
    expect(await codeOf(app, '/api/processes', { headers: { cookie } })).toBe('ok');
    expect(await codeOf(app, '/api/export?format=json', { headers: { cookie: `a=b; ${cookie}; c=d` } })).toBe(
      'ok',
    );
  });

  it('the cookie ends after thirty days, and cannot be stretched, moved or made up', async () => {
    const fresh = await freshApp({ API_TOKEN: token, SECRET_KEY: 'k1' });
    const { cookie } = await signIn(fresh);
    const ask = (value: string) => codeOf(fresh, '/api/processes', { headers: { cookie: value } });
    const [issued = '', seal = ''] = cookie.replace('signalbox=', '').split('.');
    expect(await ask(`signalbox=${Number(issued) + 1}.${seal}`)).toBe('401 unauthorized');
    expect(await ask(`signalbox=${issued}.${seal.slice(0, -1)}`)).toBe('401 unauthorized');
    expect(await ask(`signalbox=${issued}`)).toBe('401 unauthorized');
    expect(await ask(`other${cookie}`)).toBe('401 unauthorized');
    fresh.clock.now += 30 * 24 * 3_600_000 - 1;
    expect(await ask(cookie)).toBe('ok');
    fresh.clock.now += 1;
    expect(await ask(cookie)).toBe('401 unauthorized');
  });

  it('the cookie is worthless under another token or key', async () => {
    const { cookie } = await signIn(app);
    for (const env of [{ API_TOKEN: 'another-long-token' }, { API_TOKEN: token, SECRET_KEY: 'k2' }]) {
      const other = await freshApp({ SECRET_KEY: 'k1', ...env });
      expect(await codeOf(other, '/api/processes', { headers: { cookie } })).toBe('401 unauthorized');
    }
    const same = await freshApp({ API_TOKEN: token, SECRET_KEY: 'k1' });
    expect(await codeOf(same, '/api/processes', { headers: { cookie } })).toBe('ok');
  });

  it('signing out takes the cookie away', async () => {
    const response = await app.request('/api/session', { method: 'DELETE' });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^signalbox=; Max-Age=0; Path=\//u);
  });

  it('no page of another site signs anybody in or out', async () => {
    const body = JSON.stringify({ token });
    for (const method of ['POST', 'DELETE']) {
      const request = {
        method,
        headers: { origin: 'https://evil.example' },
        ...(method === 'POST' ? { body } : {}),
      };
      expect(await codeOf(app, '/api/session', request)).toBe('403 forbidden_origin');
    }
  });

  it.each([
    '',
    'token',
    '[]',
    'null',
    '{"token":7}',
    '{}',
    `{"token":"${'x'.repeat(5000)}"}`,
    'x'.repeat(100_000),
  ])('a sign-in that says %.20s is not understood', async (body) => {
    expect(await codeOf(app, '/api/session', { method: 'POST', body })).toBe('400 bad_request');
  });

  it('a token pasted with spaces around it is taken', async () => {
    const body = JSON.stringify({ token: ` ${token}\n` });
    expect(await codeOf(app, '/api/session', { method: 'POST', body })).toBe('ok');
  });

  it('wrong tokens are looked at twenty times a minute and no more', async () => {
    const fresh = await freshApp({ API_TOKEN: token });
    const attempt = (guess: string) =>
      codeOf(fresh, '/api/session', { method: 'POST', body: JSON.stringify({ token: guess }) });
    for (let index = 0; index < 20; index += 1)
      expect(await attempt(`guess ${index}`)).toBe('401 wrong_token');
    expect(await attempt('guess')).toBe('429 too_many_tries');
    expect(await attempt(token)).toBe('429 too_many_tries');
    expect(await codeOf(fresh, '/api/processes', { headers: { authorization: `Bearer ${token}` } })).toBe(
      'ok',
    );
    fresh.clock.now += 60_000;
    expect(await attempt(token)).toBe('ok');
  });

  it('an answer of the API is stored by no cache', async () => {
    const response = await app.request('/api/processes', { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('behind a proxy', () => {
  const env = { API_TOKEN: token, TRUST_PROXY: '127.0.0.1,10.1.0.0/16,2001:db8::/32', BASE_PATH: '/box' };
  const forwarded = {
    host: 'internal:4100',
    'x-forwarded-host': 'ops.example.com',
    'x-forwarded-proto': 'https',
  };
  const ask = (app: TestApp, peer: string, headers: Record<string, string> = {}) =>
    codeOf(app, '/box/api/processes', {
      headers: {
        ...forwarded,
        origin: 'https://ops.example.com',
        authorization: `Bearer ${token}`,
        ...headers,
      },
      peer,
    });

  it.each(['127.0.0.1', '::ffff:127.0.0.1', '10.1.2.3', '2001:db8::5'])(
    'that is trusted at %s, the forwarded Host is the one people see',
    async (peer) => {
      const app = await freshApp(env);
      expect(await ask(app, peer)).toBe('ok');
      const { set } = await signIn(
        { ...app, request: (path, init) => app.request(`/box${path}`, init) },
        forwarded,
        peer,
      );
      expect(set.split('; ').sort()).toEqual(
        expect.arrayContaining(['HttpOnly', 'Path=/box/', 'SameSite=Lax', 'Secure']),
      );
    },
  );

  it.each(['10.2.0.1', '::1', '192.168.0.1', ''])(
    'that is not trusted at "%s", forwarded headers count for nothing',
    async (peer) => {
      const app = await freshApp(env);
      expect(await ask(app, peer)).toBe('403 forbidden_origin');
      const { set } = await signIn(
        { ...app, request: (path, init) => app.request(`/box${path}`, init) },
        forwarded,
        peer,
      );
      expect(set).not.toContain('Secure');
    },
  );

  it("the last of several forwarded values is the nearest proxy's", async () => {
    const app = await freshApp(env);
    expect(await ask(app, '127.0.0.1', { 'x-forwarded-host': 'evil.example, ops.example.com' })).toBe('ok');
    expect(await ask(app, '127.0.0.1', { 'x-forwarded-host': 'ops.example.com, evil.example' })).toBe(
      '403 forbidden_origin',
    );
  });

  it('without a way to sign in nobody from elsewhere is served, trusted proxy or not', async () => {
    const app = await freshApp({ TRUST_PROXY: '127.0.0.1' });
    const headers = { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '203.0.113.9' };
    expect(await codeOf(app, '/api/processes', { headers })).toBe('403 behind_proxy');
  });

  it('the cookie is Secure where PUBLIC_URL is https and the visit comes by its name', async () => {
    const app = await freshApp({ API_TOKEN: token, PUBLIC_URL: 'https://ops.example.com' });
    expect((await signIn(app, { host: 'ops.example.com' })).set).toContain('Secure');
    expect((await signIn(app, { host: 'localhost:4100' })).set).not.toContain('Secure');
  });

  it('deliveries need no sign-in', async () => {
    const app = await freshApp({ API_TOKEN: token });
    expect((await app.post('cellosign', notification())).status).toBe(200);
  });
});
