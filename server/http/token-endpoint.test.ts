import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialAnswer, sourceAnswer, sourceList } from '../../shared/source.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp, type TestRequest } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ WEBHOOK_AUTH: 'basic:shared:word-1;header:X-Key:word-2' });
});
afterEach(() => app.close());

interface TokenAnswer {
  access_token: string;
  token_type: string;
  expires_in: number;
  error: string;
  error_description: string;
}

async function ask(path: string, body: unknown, more: TestRequest = {}) {
  const response = await app.request(`/webhooks/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toContain('application/json');
  return { status: response.status, headers: response.headers, ...((await response.json()) as TokenAnswer) };
}

const shared = { username: 'shared', password: 'word-1', grant_type: 'password', scope: "('read,write',)" };

/** A source with a client of its own. */
async function withClient(slug = 'hr') {
  const api = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    return (await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const made = await api('/api/sources', { provider: 'cellosign', slug, workflow: 'Recruitment' });
  const { source } = sourceAnswer.parse(made);
  const path = `/api/sources/${source.id}/credentials`;
  const { secret, credential } = credentialAnswer.parse(await api(path, { scheme: 'oauth', name: 'vendor' }));
  return { source, secret, credential, path: `${path}/${credential.id}` };
}

const deliver = async (path: string, token: string, process = 'a') =>
  (await app.post(path, notificationOf(process), { authorization: `Bearer ${token}` })).status;

describe('a token', () => {
  it('is given to the client of a source in either shape, and carried by its deliveries', async () => {
    const { secret } = await withClient();
    const bodies = [
      { username: 'vendor', password: secret, grant_type: 'password', scope: "('read,write',)" },
      { client_id: 'vendor', client_secret: secret, scope: 'read,write', grant_type: 'password' },
      `grant_type=client_credentials&client_id=vendor&client_secret=${secret}`,
    ];
    for (const [index, body] of bodies.entries()) {
      const answer = await ask('cellosign/hr/token', body);
      expect(answer).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 3600 });
      expect(await deliver('cellosign/hr', answer.access_token, `p${index}`)).toBe(200);
    }
    const authorization = `Basic ${Buffer.from(`vendor:${secret}`).toString('base64')}`;
    const byBasic = await ask('cellosign/hr/token/', 'grant_type=client_credentials', {
      headers: { authorization },
    });
    expect(await deliver('cellosign/hr', byBasic.access_token)).toBe(200);
    expect(await app.processes()).toHaveLength(4);
  });

  it('is given at the address without a source for the source named default', async () => {
    const { access_token: token } = await ask('cellosign/token', shared);
    expect(await deliver('cellosign', token)).toBe(200);
    expect(await deliver('cellosign/default', token)).toBe(200);
    expect(await deliver('cellosign/hr', token)).toBe(401);
    expect((await app.store.sources()).map(({ slug }) => slug)).toEqual(['default']);
  });

  it('is given to the users of the environment where a source has no credentials of its own', async () => {
    const { access_token: token } = await ask('cellosign/new/token', shared);
    expect(await deliver('cellosign/new', token)).toBe(200);
    const { secret } = await withClient();
    expect(await ask('cellosign/hr/token', shared)).toMatchObject({ status: 401, error: 'invalid_client' });
    expect((await ask('cellosign/hr/token', { client_id: 'vendor', client_secret: secret })).status).toBe(
      200,
    );
  });

  it('ends after an hour', async () => {
    const { access_token: token } = await ask('cellosign/token', shared);
    app.clock.now += 3_599_000;
    expect(await deliver('cellosign', token)).toBe(200);
    app.clock.now += 1000;
    expect(await deliver('cellosign', token)).toBe(401);
  });

  it('is worthless once its credential is gone', async () => {
    const { secret, path } = await withClient();
    const { access_token: token } = await ask('cellosign/hr/token', { username: 'vendor', password: secret });
    expect(await deliver('cellosign/hr', token)).toBe(200);
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204);
    expect(await deliver('cellosign/hr', token)).toBe(401);
  });

  it('is what lets in, and not the secret that it was given for', async () => {
    const { secret } = await withClient();
    expect(await deliver('cellosign/hr', secret)).toBe(401);
  });

  it.each([
    [{ ...shared, password: 'word-2' }, 401, 'invalid_client'],
    [{ ...shared, username: 'Shared' }, 401, 'invalid_client'],
    [{ username: 'X-Key', password: 'word-2' }, 401, 'invalid_client'],
    [{ ...shared, grant_type: 'implicit' }, 400, 'unsupported_grant_type'],
    [{ username: 'shared' }, 400, 'invalid_request'],
    ['', 400, 'invalid_request'],
    ['{"a":', 400, 'invalid_request'],
    [`username=shared&password=${'x'.repeat(20_000)}`, 413, 'invalid_request'],
  ])('is not given for %.60j', async (body, status, error) => {
    const answer = await ask('cellosign/token', body);
    expect(answer).toMatchObject({ status, error });
    expect(answer.error_description).toMatch(/\.$/u);
    expect(answer.access_token).toBeUndefined();
  });

  it('is asked for with POST, of a vendor that fetches tokens, at a source that is there', async () => {
    const asked = await ask('cellosign/token', '', { method: 'PUT' });
    expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await ask('nobody/token', shared)).status).toBe(404);
    await app.store.changeSettings({ createSourcesByDelivery: false });
    expect((await ask('cellosign/new/token', shared)).status).toBe(404);
  });

  it('is refused to who was wrong too often, for a minute, and to nobody else', async () => {
    const wrong = { ...shared, password: 'guess' };
    for (let index = 0; index < 20; index += 1)
      expect((await ask('cellosign/token', wrong)).status).toBe(401);
    const answer = await ask('cellosign/token', shared);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await ask('cellosign/token', shared, { peer: '203.0.113.9' })).status).toBe(200);
    app.clock.now += 60_000;
    expect((await ask('cellosign/token', shared)).status).toBe(200);
  });

  it('is given to who has the right secret of a source, however often somebody else was wrong there', async () => {
    const { source, secret } = await withClient();
    for (let index = 0; index < 20; index += 1)
      expect((await ask('cellosign/hr/token', { username: 'vendor', password: 'x' })).status).toBe(401);
    expect((await ask('cellosign/hr/token', { username: 'vendor', password: 'x' })).status).toBe(429);
    const found = sourceList.parse(await app.get('/api/sources')).items.find(({ id }) => id === source.id);
    expect(found?.lastRefusal).toMatchObject({ why: 'guesses', user: 'vendor' });
    expect((await ask('cellosign/hr/token', { username: 'vendor', password: secret })).status).toBe(200);
    expect((await ask('cellosign/token', shared)).status).toBe(200);
  });

  it('that was refused is told on the page of its source', async () => {
    const { source, secret } = await withClient();
    const told = async () =>
      sourceList.parse(await app.get('/api/sources')).items.find(({ id }) => id === source.id)?.lastRefusal;
    await ask('cellosign/hr/token', { username: 'other', password: 'x' });
    expect(await told()).toMatchObject({ why: 'client', scheme: 'Secret', user: 'other' });
    await ask('cellosign/hr/token', { username: 'vendor', password: 'x' });
    expect(await told()).toMatchObject({ why: 'secret', scheme: 'Secret', user: 'vendor' });
    await ask('cellosign/hr/token', { username: secret, password: 'x' });
    expect(await told()).toMatchObject({ why: 'client', scheme: 'Secret', user: null });
  });
});
