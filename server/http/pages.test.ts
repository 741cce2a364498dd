import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Hono } from 'hono';
import { notification } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { pages } from './pages.ts';

describe('pages', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it.each([
    '/',
    '/processes/p',
    '/processes/a%2Fb',
    '/deliveries',
    '/sources',
    '/anything/else',
    '/processes/%D7%A9',
  ])('%s is the page, which no cache keeps', async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<head><base href="/"><title>Signalbox</title>');
  });

  it('its files keep for a year, since a new build names them anew', async () => {
    const response = await app.request('/assets/main-abc123.js');
    expect(await response.text()).toBe('document.title = "Signalbox";');
    expect(response.headers.get('content-type')).toMatch(/javascript/u);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('its icon stands beside it', async () => {
    const response = await app.request('/favicon.svg');
    expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/u);
    expect(await response.text()).toContain('<svg');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect((await app.request('/favicon.ico')).status).toBe(404);
  });

  it.each([
    '/assets/none.js',
    '/assets/',
    '/assets/../index.html%00',
    '/assets/..%2f..%2ftest.db',
    '/assets/%2e%2e%2f%2e%2e%2ftest.db',
    '/assets/..%5c..%5ctest.db',
    '/assets/main-abc123.js%00.txt',
    '/assets//etc/passwd',
  ])('%s is no file of the build', async (path) => {
    const response = await app.request(path);
    expect(await response.text()).not.toMatch(/SQLite|document\.title|root:/u);
  });

  it.each([
    '/test.db',
    '/data/signalbox.db',
    '/../test.db',
    '/%2e%2e/test.db',
    '/..%2ftest.db',
    '//test.db',
    '/secret.key',
    '/.env',
    '/.git/config',
    '/package.json',
    '/index.html',
    '/%2Fetc%2Fpasswd',
    '/server/config.ts',
  ])('%s gives away nothing of the machine', async (path) => {
    const response = await app.request(path);
    const text = await response.text();
    // The page, which says that there is nothing at this address; never a file.
    expect([200, 404]).toContain(response.status);
    if (response.status === 200) expect(text).toContain('<base href="/">');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s at a page is refused as JSON', async (method) => {
    const response = await app.request('/processes/p', { method });
    expect([response.status, await response.json()]).toEqual([404, { error: 'not_found' }]);
  });

  it('say to browsers that nothing foreign may run in them or around them', async () => {
    const { headers } = await app.request('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('that were never built say what to run', async () => {
    const empty = new Hono().route('/', pages('/nowhere/at/all', '/'));
    const response = await empty.request('/');
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm start')]);
    expect((await empty.request('/assets/main.js')).status).toBe(404);
  });
});

describe('under a base path', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ BASE_PATH: '/tools/box' });
  });
  afterAll(() => app.close());

  it('the page names it as the base of its links', async () => {
    for (const path of ['/tools/box', '/tools/box/', '/tools/box/processes/p']) {
      expect(await (await app.request(path)).text()).toContain('<base href="/tools/box/">');
    }
  });

  it('files, API, webhooks and health are there, and nowhere else', async () => {
    const statuses = async (base: string) => {
      const body = JSON.stringify(notification());
      const post = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
      const answers = await Promise.all([
        app.request(`${base}/assets/main-abc123.js`),
        app.request(`${base}/favicon.svg`),
        app.request(`${base}/api/processes`),
        app.request(`${base}/webhooks/cellosign/hr`, post),
        app.request(`${base}/healthz`),
      ]);
      return answers.map(({ status }) => status);
    };
    expect(await statuses('/tools/box')).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses('')).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses('/tools')).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses('/tools/box2')).toEqual([404, 404, 404, 404, 404]);
  });

  it('the bare address leads there', async () => {
    const response = await app.request('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/tools/box/']);
  });

  it('links to timelines carry it', async () => {
    const archive = { event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00' }, reference: 'p' };
    const response = await app.request('/tools/box/webhooks/cellosign', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(archive),
    });
    expect(await response.json()).toMatchObject({
      document: { public_link: 'http://localhost:4100/tools/box/processes/p' },
    });
  });

  it('the cookie is for it alone', async () => {
    const closed = await createTestApp({ BASE_PATH: '/tools/box', API_TOKEN: 'a-long-token' });
    onTestFinished(() => closed.close());
    const body = JSON.stringify({ token: 'a-long-token' });
    const response = await closed.request('/tools/box/api/session', { method: 'POST', body });
    expect(response.headers.get('set-cookie')).toContain('; Path=/tools/box/;');
  });
});
