import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { providerList, sourceAnswer } from '../../shared/source.ts';
import { notificationOf } from '../testing/bodies.ts';
import { hr, sourceActions } from '../testing/source-actions.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ PUBLIC_URL: 'https://ops.example.com/box' });
});
afterEach(() => app.close());

const { send, codeOf, make, change, addCredential, listed, reload } = sourceActions(() => app);

describe('a source', () => {
  it('is made with what it needs and shown with the addresses to paste', async () => {
    const made = await make({ titleLabel: ' Candidate ', timeZone: 'UTC' });
    expect(made).toEqual({
      id: made.id,
      provider: 'cellosign',
      slug: 'hr',
      state: 'active',
      workflow: 'Recruitment',
      titleLabel: 'Candidate',
      timeZone: 'UTC',
      zone: 'UTC',
      keeps: [],
      vendor: {},
      sealed: [],
      createdAt: '2026-11-21T12:00:00.000Z',
      url: 'https://ops.example.com/box/webhooks/cellosign/hr',
      tokenUrl: 'https://ops.example.com/box/webhooks/cellosign/hr/token',
      credentials: [],
      access: 'open',
      accessWithoutOwn: 'open',
      types: [],
      lastRefusal: null,
      refusedWhilePaused: null,
      vendorTrouble: null,
      clock: null,
      silence: null,
    });
    expect(await listed()).toEqual([made]);
  });

  it('is told alone as it is in the list, also once it was deleted', async () => {
    await make({ slug: 'first' });
    const made = await make();
    await app.post('cellosign/hr', notificationOf('a'));
    const alone = async () => sourceAnswer.parse(await app.get(`/api/sources/${made.id}`)).source;
    expect(await alone()).toEqual(await reload(made));
    expect((await alone()).types).toHaveLength(1);
    await send('DELETE', `sources/${made.id}`);
    expect((await alone()).state).toBe('deleted');
  });

  it('may have any script in its name and none of what an address cannot carry', async () => {
    expect((await make({ slug: 'גיוס' })).url).toBe(
      `https://ops.example.com/box/webhooks/cellosign/${encodeURIComponent('גיוס')}`,
    );
    expect((await make({ slug: 'default' })).url).toBe('https://ops.example.com/box/webhooks/cellosign');
    for (const slug of ['', 'a b', 'a/b', '-x', 'x'.repeat(65), 'token', '🎉'])
      expect(await codeOf(send('POST', 'sources', { ...hr, slug }))).toContain('400 bad_request: slug');
  });

  it('is not made where there is one', async () => {
    await make();
    expect(await codeOf(send('POST', 'sources', { ...hr, workflow: 'Other' }))).toBe('409 source_exists');
    await app.post('cellosign/leases', notificationOf('a'));
    expect(await codeOf(send('POST', 'sources', { ...hr, slug: 'leases' }))).toBe('409 source_exists');
    expect((await listed()).map(({ workflow }) => workflow)).toEqual(['Recruitment', 'leases']);
  });

  it.each([
    [{ provider: 'nobody' }, 'provider: known are cellosign'],
    [{ workflow: '  ' }, 'workflow'],
    [{ workflow: 'x'.repeat(201) }, 'workflow'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone: there is no zone "Mars/Olympus"'],
    [{ keeps: ['nothing-of-the-kind'] }, 'keeps: no source of Cellosign'],
    [{ vendor: { appId: 'a' } }, 'vendor: Cellosign has no setting "appId"'],
    [{ vendor: { __proto__: 'a', constructor: 'b' } }, 'vendor'],
  ])('is not made of %j', async (wrong, reason) => {
    expect(await codeOf(send('POST', 'sources', { ...hr, ...wrong }))).toContain(
      `400 bad_request: ${reason}`,
    );
    expect(await listed()).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'ignisign', 'http://api.ignisign.io', 'file:///etc/passwd', 'https://'])(
    'of a vendor with an API is not sent to %s',
    async (apiUrl) => {
      const given = { ...hr, provider: 'ignisign', vendor: { apiUrl } };
      expect(await codeOf(send('POST', 'sources', given))).toContain('400 bad_request: apiUrl');
      const made = await make({ provider: 'ignisign', vendor: { apiUrl: 'https://api.example.com/sign' } });
      expect(await codeOf(send('PATCH', `sources/${made.id}`, { vendor: { apiUrl } }))).toContain('apiUrl');
      expect((await change(made, { vendor: { apiUrl: null } })).vendor).toEqual({});
      const local = { apiUrl: 'http://127.0.0.1:4200' };
      expect((await change(made, { vendor: local })).vendor).toEqual(local);
    },
  );

  it.each(['', 'null', '[]', '"x"', '{', `{"workflow":"${'x'.repeat(70_000)}"}`])(
    'is not made of a body like %.20s',
    async (body) => {
      expect(await codeOf(send('POST', 'sources', body))).toContain('400 bad_request');
    },
  );

  it('is changed in what is told, and its processes follow its name', async () => {
    const made = await make({ timeZone: 'UTC' });
    await app.post('cellosign/hr', notificationOf('p1'));
    await app.settle();
    const changed = await change(made, { workflow: 'Hiring', titleLabel: 'position' });
    expect(changed).toMatchObject({ workflow: 'Hiring', titleLabel: 'position', timeZone: 'UTC' });
    await app.post('cellosign/hr', notificationOf('p2'));
    expect((await app.processes()).map(({ title }) => title)).toEqual(['Hiring · nurse', 'Recruitment · 53']);
    await app.refold();
    expect((await app.processes()).map(({ title }) => title)).toEqual(['Hiring · nurse', 'Hiring · nurse']);
  });

  it('reads vendor times in another zone from then on', async () => {
    const made = await make();
    await app.post('cellosign/hr', notificationOf('p1'));
    await change(made, { timeZone: 'UTC' });
    await app.post('cellosign/hr', notificationOf('p2'));
    expect((await app.events()).map(({ occurredAt }) => occurredAt)).toEqual([
      '2025-01-26T06:49:33.626Z',
      '2025-01-26T08:49:33.626Z',
    ]);
    expect((await change(made, { timeZone: null })).zone).toBe('Asia/Jerusalem');
  });

  it('that nobody made, or of no number, can neither be read nor changed', async () => {
    for (const id of ['7', '0', 'x', '-1', '1e3', '%00', '9'.repeat(16)]) {
      expect(await codeOf(app.request(`/api/sources/${id}`))).toBe('404 source_not_found');
      expect(await codeOf(send('PATCH', `sources/${id}`, {}))).toBe('404 source_not_found');
      expect(await codeOf(send('DELETE', `sources/${id}`))).toBe('404 source_not_found');
      expect(await codeOf(send('POST', `sources/${id}/credentials`, { scheme: 'basic' }))).toBe(
        '404 source_not_found',
      );
    }
    const made = await make();
    expect(await codeOf(send('PATCH', `sources/${made.id}`, { timeZone: 'x' }))).toContain('timeZone');
    expect(await codeOf(send('PATCH', `sources/${made.id}`, { state: 'deleted' }))).toContain('state');
  });
});

describe('the API of sources', () => {
  it('tells what is known of the vendors', async () => {
    const { items } = providerList.parse(await app.get('/api/providers'));
    const cellosign = items.find(({ id }) => id === 'cellosign');
    expect(cellosign).toMatchObject({
      name: 'Cellosign',
      zone: 'Asia/Jerusalem',
      sendsTimes: true,
      schemes: ['header', 'basic', 'oauth'],
    });
    expect(items.find(({ id }) => id === 'ignisign')).toMatchObject({ sendsTimes: false });
    expect(cellosign?.types.filter(({ isSetUp }) => isSetUp)).toHaveLength(7);
  });

  it.each([
    ['POST', 'sources'],
    ['PATCH', 'sources/1'],
    ['DELETE', 'sources/1'],
    ['POST', 'sources/1/credentials'],
    ['DELETE', 'sources/1/credentials/1'],
    ['PATCH', 'settings'],
  ])('takes no %s %s from the page of another site', async (method, path) => {
    const made = await make({ slug: 'first' });
    expect(made.id).toBe(1);
    await addCredential(made, { scheme: 'basic' });
    const before = await app.get('/api/sources');
    for (const origin of ['https://evil.example', 'null', 'http://localhost:4101'])
      expect(await codeOf(send(method, path, hr, { origin }))).toContain('403 forbidden_origin');
    expect(await app.get('/api/sources')).toEqual(before);
  });
});
