import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialAnswer, sourceAnswer, sourceList } from '../../shared/source.ts';
import { notificationOf } from '../testing/bodies.ts';
import { hr, sourceActions } from '../testing/source-actions.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ PUBLIC_URL: 'https://ops.example.com/box' });
});
afterEach(() => app.close());

const { send, codeOf, make, addCredential, listed, reload } = sourceActions(() => app);
const asUser = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe('credentials of a source', () => {
  it('are told once, and let in what shows them and nothing else', async () => {
    const made = await make();
    const shown = { basic: await addCredential(made, { scheme: 'basic', name: 'vendor' }) };
    expect(shown.basic.secret).toMatch(/^sbx_[\w-]{43}$/u);
    expect(shown.basic.credential).toEqual({
      id: shown.basic.credential.id,
      scheme: 'basic',
      name: 'vendor',
      ending: shown.basic.secret.slice(-4),
      createdAt: '2026-11-21T12:00:00.000Z',
      lastUsedAt: null,
    });
    const post = async (headers: Record<string, string>) =>
      (await app.post('cellosign/hr', notificationOf('a'), headers)).status;
    expect(await post({})).toBe(401);
    expect(await post(asUser('vendor', 'sbx_x'))).toBe(401);
    expect(await post(asUser('other', shown.basic.secret))).toBe(401);
    expect(await post(asUser('vendor', shown.basic.secret))).toBe(200);
    const header = await addCredential(made, { scheme: 'header', name: 'X-Pass-It' });
    expect(await post({ 'x-pass-it': header.secret })).toBe(200);
    expect(await post(asUser('vendor', shown.basic.secret))).toBe(200);
    const credentials = (await reload(made))?.credentials ?? [];
    expect(credentials.map(({ id }) => id)).toEqual([shown.basic.credential.id, header.credential.id]);
  });

  it('are two at a time, so that the old one can go when the new one is in use', async () => {
    const made = await make();
    const old = await addCredential(made, { scheme: 'header' });
    await addCredential(made, { scheme: 'header' });
    expect(await codeOf(send('POST', `sources/${made.id}/credentials`, { scheme: 'header' }))).toBe(
      '409 too_many_credentials',
    );
    const path = `sources/${made.id}/credentials/${old.credential.id}`;
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await codeOf(send('DELETE', path))).toBe('404 not_found');
    const key = { 'x-signalbox-key': old.secret };
    expect((await app.post('cellosign/hr', notificationOf('a'), key)).status).toBe(401);
  });

  it('tell when a delivery last showed them, whichever way, so that one sees when the old one can go', async () => {
    const made = await make();
    const old = await addCredential(made, { scheme: 'header' });
    const client = await addCredential(made, { scheme: 'oauth', name: 'vendor' });
    const used = async () => (await reload(made))?.credentials.map(({ lastUsedAt }) => lastUsedAt);
    await app.post('cellosign/hr', notificationOf('a'));
    expect(await used()).toEqual([null, null]);
    await app.post('cellosign/hr', notificationOf('a'), { 'x-signalbox-key': old.secret });
    const first = new Date(app.clock.now).toISOString();
    expect(await used()).toEqual([first, null]);
    app.clock.now += 1000;
    const token = await app.request('/webhooks/cellosign/hr/token', {
      method: 'POST',
      body: JSON.stringify({ username: 'vendor', password: client.secret }),
    });
    const { access_token: shown } = (await token.json()) as { access_token: string };
    await app.post('cellosign/hr', notificationOf('b'), { authorization: `Bearer ${shown}` });
    expect(await used()).toEqual([first, new Date(app.clock.now).toISOString()]);
  });

  it('are in nothing that is stored, logged or answered later', async () => {
    const made = await make();
    const secrets = [
      (await addCredential(made, { scheme: 'basic' })).secret,
      (await addCredential(made, { scheme: 'header', name: 'X-Pass-It' })).secret,
    ];
    await app.post('cellosign/hr', notificationOf('a'), { 'x-pass-it': secrets[1] ?? '' });
    await app.post('cellosign/hr', notificationOf('b'), asUser('signalbox', secrets[0] ?? ''));
    await app.post('cellosign/hr', notificationOf('c'), asUser(secrets[0] ?? '', 'x'));
    const told = JSON.stringify([
      await listed(),
      await app.get('/api/deliveries/1'),
      await app.get('/api/deliveries/2'),
      app.logged,
    ]);
    const folder = dirname(app.databaseFile);
    const files = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile());
    const stored = files.map(({ name }) => readFileSync(join(folder, name), 'latin1'));
    expect(stored.length).toBeGreaterThanOrEqual(2);
    for (const secret of secrets)
      for (const text of [told, ...stored]) expect(text).not.toContain(secret.slice(4));
  });

  it('are those of the environment where it has none of its own, and only then', async () => {
    const own = await createTestApp({ WEBHOOK_AUTH: 'basic:vendor:word-1;header:X-Shared:word-2' });
    try {
      const ask = async (path: string, body: unknown) => {
        const headers = { 'content-type': 'application/json' };
        return own.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
      };
      const { source } = sourceAnswer.parse(await (await ask('/api/sources', hr)).json());
      expect(source).toMatchObject({ access: 'shared', accessWithoutOwn: 'shared' });
      const shared = asUser('vendor', 'word-1');
      expect((await own.post('cellosign/hr', notificationOf('a'), shared)).status).toBe(200);
      const path = `/api/sources/${source.id}/credentials`;
      const { secret } = credentialAnswer.parse(await (await ask(path, { scheme: 'basic' })).json());
      expect((await own.post('cellosign/hr', notificationOf('b'), shared)).status).toBe(401);
      const both = { ...asUser('signalbox', secret), 'x-shared': 'word-2' };
      expect((await own.post('cellosign/hr', notificationOf('b'), both)).status).toBe(200);
      expect(sourceList.parse(await own.get('/api/sources')).items[0]?.access).toBe('own');
      expect(JSON.stringify(await own.get('/api/deliveries/2'))).not.toContain('word-2');
    } finally {
      await own.close();
    }
  });

  it.each([
    [{ scheme: 'magic' }, 'scheme'],
    [{}, 'scheme'],
    [{ scheme: 'bearer' }, 'scheme: Cellosign cannot show bearer credentials'],
    [{ scheme: 'basic', name: 'a:b' }, 'name: a user has no colon'],
    [{ scheme: 'oauth', name: 'a\nb' }, 'name'],
    [{ scheme: 'header', name: 'X Key' }, 'name: this cannot be the name of a header'],
    [{ scheme: 'header', name: 'Content-Type' }, 'name: this cannot be'],
    [{ scheme: 'header', name: 'Host' }, 'name: this cannot be'],
    [{ scheme: 'header', name: '' }, 'name: this cannot be'],
  ])('are not made of %j', async (asked, reason) => {
    const made = await make();
    expect(await codeOf(send('POST', `sources/${made.id}/credentials`, asked))).toContain(
      `400 bad_request: ${reason}`,
    );
  });
});
