import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceList } from '../../shared/source.ts';
import { notificationOf } from '../testing/bodies.ts';
import { hr, sourceActions } from '../testing/source-actions.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ PUBLIC_URL: 'https://ops.example.com/box' });
});
afterEach(() => app.close());

const { send, codeOf, make, change, addCredential, listed, reload } = sourceActions(() => app);
const asUser = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe('a source that takes nothing', () => {
  const refused = async (path: string) => {
    const response = await app.post(path, notificationOf('a'));
    const { errordesc } = (await response.json()) as { errordesc: string };
    return [response.status, response.headers.get('retry-after'), errordesc];
  };

  it('is paused: what comes is to be sent again later, and what came stays', async () => {
    const made = await make();
    await app.post('cellosign/hr', notificationOf('before'));
    expect(await change(made, { state: 'paused' })).toMatchObject({ state: 'paused' });
    expect(await refused('cellosign/hr')).toEqual([
      503,
      '300',
      'The source of this address is paused and nothing was kept; please send it again later.',
    ]);
    expect(await app.deliveries()).toHaveLength(1);
    expect(await app.processes()).toHaveLength(1);
    await change(made, { state: 'active' });
    expect((await app.post('cellosign/hr', notificationOf('after'))).status).toBe(200);
  });

  it('is deleted: it is shown as such, keeps what it brought and can be brought back', async () => {
    const made = await make();
    await addCredential(made, { scheme: 'basic' });
    const second = await addCredential(made, { scheme: 'header' });
    const key = { 'x-signalbox-key': second.secret };
    expect((await app.post('cellosign/hr', notificationOf('before'), key)).status).toBe(200);
    expect((await send('DELETE', `sources/${made.id}`)).status).toBe(204);
    expect((await send('DELETE', `sources/${made.id}`)).status).toBe(204);
    expect(await refused('cellosign/hr')).toEqual([404, null, 'The source of this address was deleted.']);
    expect(await reload(made)).toMatchObject({ state: 'deleted', credentials: [] });
    expect(await app.processes()).toHaveLength(1);
    expect(await codeOf(send('POST', 'sources', hr))).toBe('409 source_exists');
    expect(await codeOf(send('POST', `sources/${made.id}/credentials`, { scheme: 'basic' }))).toBe(
      '404 source_not_found',
    );
    expect(await change(made, { state: 'active' })).toMatchObject({
      state: 'active',
      workflow: 'Recruitment',
    });
  });

  it('is closed where it was restored without the credentials it had, until a person makes some', async () => {
    const made = await make();
    const old = await addCredential(made, { scheme: 'header' });
    await app.post('cellosign/hr', notificationOf('before'), { 'x-signalbox-key': old.secret });
    await send('DELETE', `sources/${made.id}`);
    expect((await change(made, { state: 'active' })).access).toBe('closed');
    const told =
      'The source of this address was restored and takes nothing until credentials are made for it, or it is opened, on the page Sources.';
    expect(await refused('cellosign/hr')).toEqual([401, null, told]);
    const withOld = await app.post('cellosign/hr', notificationOf('b'), { 'x-signalbox-key': old.secret });
    expect(withOld.status).toBe(401);
    expect(await app.deliveries()).toHaveLength(1);
    const { secret } = await addCredential(made, { scheme: 'header' });
    expect((await reload(made))?.access).toBe('own');
    const after = await app.post('cellosign/hr', notificationOf('b'), { 'x-signalbox-key': secret });
    expect(after.status).toBe(200);
  });

  it('is closed also when it was restored and deleted again, until a person opens it', async () => {
    const made = await make();
    const { secret } = await addCredential(made, { scheme: 'header' });
    await app.post('cellosign/hr', notificationOf('before'), { 'x-signalbox-key': secret });
    for (const state of ['active', 'active'] as const) {
      await send('DELETE', `sources/${made.id}`);
      expect((await change(made, { state })).access).toBe('closed');
    }
    expect((await change(made, { needsCredentials: false })).access).toBe('open');
    expect((await app.post('cellosign/hr', notificationOf('after'))).status).toBe(200);
  });

  it('is open again where it was open before it was deleted', async () => {
    const made = await make();
    await app.post('cellosign/hr', notificationOf('before'));
    await send('DELETE', `sources/${made.id}`);
    expect((await change(made, { state: 'active' })).access).toBe('open');
    expect((await app.post('cellosign/hr', notificationOf('after'))).status).toBe(200);
  });

  it('is gone where it never brought anything', async () => {
    const made = await make();
    expect((await send('DELETE', `sources/${made.id}`)).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await app.post('cellosign/hr', notificationOf('a'))).status).toBe(200);
    expect((await listed()).map(({ workflow }) => workflow)).toEqual(['hr']);
  });

  it('is not there where deliveries make no sources any more', async () => {
    await make();
    const response = await send('PATCH', 'settings', { createSourcesByDelivery: false });
    expect(await response.json()).toEqual({ createSourcesByDelivery: false });
    expect(await app.get('/api/sources')).toMatchObject({ createByDelivery: false });
    expect(await refused('cellosign/leases')).toEqual([
      404,
      null,
      'There is no source "leases"; sources are made on the page Sources.',
    ]);
    expect(await listed()).toHaveLength(1);
    expect((await app.post('cellosign/hr', notificationOf('a'))).status).toBe(200);
    await send('PATCH', 'settings', { createSourcesByDelivery: true });
    expect((await app.post('cellosign/leases', notificationOf('b'))).status).toBe(200);
  });

  it('is not made by a delivery where other sources are protected and nothing could authorise it', async () => {
    const address = async () => sourceList.parse(await app.get('/api/sources')).newAddresses;
    expect(await address()).toBe('open');
    const made = await make();
    await addCredential(made, { scheme: 'basic' });
    expect(await address()).toBe('protected');
    const told =
      'There is no source "hr2". Sources here ask for credentials, or did, so that no delivery makes one: make it on the page Sources.';
    expect(await refused('cellosign/hr2')).toEqual([404, null, told]);
    expect((await app.post('ignisign/hr2', {})).status).toBe(404);
    expect(await listed()).toHaveLength(1);
    expect(await app.deliveries()).toEqual([]);
    await make({ slug: 'hr2' });
    expect((await app.post('cellosign/hr2', notificationOf('a'))).status).toBe(200);
  });

  it.each([
    ['a source that brought something is deleted', true, 'DELETE', (id: number) => `sources/${id}`],
    ['a source that brought nothing is deleted', false, 'DELETE', (id: number) => `sources/${id}`],
    ['credentials are removed', true, 'DELETE', (id: number) => `sources/${id}/credentials/1`],
  ])(
    'is not made by a delivery once the only protection is gone, where %s',
    async (_how, isUsed, verb, pathOf) => {
      const made = await make();
      if (isUsed) await app.post('cellosign/hr', notificationOf('a'));
      await addCredential(made, { scheme: 'basic' });
      expect((await send(verb, pathOf(made.id))).status).toBe(204);
      expect(sourceList.parse(await app.get('/api/sources')).newAddresses).toBe('protected');
      expect((await app.post('cellosign/leases', notificationOf('b'))).status).toBe(404);
      expect((await app.post('ignisign', {})).status).toBe(404);
    },
  );

  it('is made by a delivery that shows the shared credentials, whatever else is protected', async () => {
    const own = await createTestApp({ WEBHOOK_AUTH: 'basic:vendor:word-1' });
    try {
      const shared = asUser('vendor', 'word-1');
      expect((await own.post('cellosign/hr', notificationOf('a'), shared)).status).toBe(200);
      const id = (await own.store.sources())[0]?.id ?? 0;
      const headers = { 'content-type': 'application/json' };
      await own.request(`/api/sources/${id}/credentials`, {
        method: 'POST',
        headers,
        body: '{"scheme":"basic"}',
      });
      expect(sourceList.parse(await own.get('/api/sources')).newAddresses).toBe('shared');
      expect((await own.post('cellosign/hr2', notificationOf('a'))).status).toBe(401);
      expect((await own.post('cellosign/hr2', notificationOf('a'), shared)).status).toBe(200);
    } finally {
      await own.close();
    }
  });

  it.each([{}, { createSourcesByDelivery: 'no' }, [], null])('settings are not %j', async (wrong) => {
    expect(await codeOf(send('PATCH', 'settings', wrong))).toContain('400 bad_request');
  });
});
