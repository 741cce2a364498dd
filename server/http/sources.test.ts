import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  credentialAnswer,
  type NewCredential,
  type NewSource,
  providerList,
  type Source,
  sourceAnswer,
  type SourceChange,
  sourceList,
} from '../../shared/source.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ PUBLIC_URL: 'https://ops.example.com/box' });
});
afterEach(() => app.close());

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return app.request(`/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

async function codeOf(response: Promise<Response>): Promise<string> {
  const { status, ...rest } = await response.then(async (answer) => ({
    status: answer.status,
    ...((await answer.json()) as { error: string; message?: string }),
  }));
  return `${status} ${rest.error}${rest.message === undefined ? '' : `: ${rest.message}`}`;
}

const hr: NewSource = { provider: 'cellosign', slug: 'hr', workflow: 'Recruitment' };

async function make(source: Partial<NewSource> = {}): Promise<Source> {
  const response = await send('POST', 'sources', { ...hr, ...source });
  expect(response.status).toBe(201);
  return sourceAnswer.parse(await response.json()).source;
}

async function change({ id }: Source, changes: SourceChange): Promise<Source> {
  const response = await send('PATCH', `sources/${id}`, changes);
  expect(response.status).toBe(200);
  return sourceAnswer.parse(await response.json()).source;
}

async function addCredential({ id }: Source, asked: NewCredential) {
  const response = await send('POST', `sources/${id}/credentials`, asked);
  expect(response.status).toBe(201);
  return credentialAnswer.parse(await response.json());
}

async function listed(): Promise<Source[]> {
  return sourceList.parse(await app.get('/api/sources')).items;
}

async function reload({ id }: Source): Promise<Source | undefined> {
  return (await listed()).find((each) => each.id === id);
}

const asUser = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

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

describe('what is known of a source', () => {
  it('is what it brought of each type, copies and what is ignored among it', async () => {
    const made = await make();
    await app.post('cellosign/hr', notificationOf('a'));
    app.clock.now += 1000;
    await app.post('cellosign/hr', notificationOf('a'));
    app.clock.now += 1000;
    await app.post('cellosign/hr', notificationOf('a', 'WHEF_NEW'));
    app.clock.now += 1000;
    await app.post('cellosign/hr', notification({ event: { type: 'WHP_ARCHIVE', timestamp: 'soon' } }));
    await app.post('cellosign/hr', 'no JSON');
    await app.post('cellosign/leases', notificationOf('a'));
    expect((await reload(made))?.types).toEqual([
      { vendorType: 'WHP_ARCHIVE', count: 1, quarantined: 1, lastAt: '2026-11-21T12:00:03.000Z' },
      { vendorType: 'WHEF_NEW', count: 1, quarantined: 0, lastAt: '2026-11-21T12:00:02.000Z' },
      { vendorType: 'WHEF_SESSION_CREATED', count: 2, quarantined: 0, lastAt: '2026-11-21T12:00:01.000Z' },
    ]);
  });

  it('is its last refusal, by what was shown and never by a secret', async () => {
    const made = await make();
    const { secret } = await addCredential(made, { scheme: 'header', name: 'X-Pass-It' });
    const refusal = async (headers: Record<string, string>) => {
      app.clock.now += 1000;
      expect((await app.post('cellosign/hr', notificationOf('a'), headers)).status).toBe(401);
      const { at, reason, ...rest } = (await reload(made))?.lastRefusal ?? { at: '', reason: '' };
      expect(reason).toBeNull();
      expect(at).toBe(new Date(app.clock.now).toISOString());
      return rest;
    };
    expect((await reload(made))?.lastRefusal).toBeNull();
    expect(await refusal({})).toEqual({ why: 'missing', scheme: null, user: null });
    expect(await refusal({ 'x-pass-it': 'x' })).toEqual({ why: 'header', scheme: 'X-Pass-It', user: null });
    expect(await refusal(asUser('vendor', 'x'))).toEqual({
      why: 'user',
      scheme: 'Basic',
      user: 'vendor',
    });
    expect(await refusal(asUser(secret, 'x'))).toEqual({ why: 'user', scheme: 'Basic', user: null });
    expect(await refusal(asUser('x'.repeat(500), 'x'))).toMatchObject({ user: 'x'.repeat(100) });
    expect(await refusal(asUser('a\u0000\nb', 'x'))).toMatchObject({ user: 'ab' });
    expect(await refusal({ authorization: `Bearer ${secret}` })).toEqual({
      why: 'token',
      scheme: 'Bearer',
      user: null,
    });
    expect(await refusal({ authorization: secret })).toEqual({
      why: 'scheme',
      scheme: 'Authorization',
      user: null,
    });
    await addCredential(made, { scheme: 'basic', name: 'hr' });
    expect(await refusal(asUser('hr', 'x'))).toEqual({ why: 'password', scheme: 'Basic', user: 'hr' });
  });

  it('is that a delivery was refused for its size, its type, for what it holds or for what sent it, the last one of them', async () => {
    const made = await make();
    const why = async () => (await reload(made))?.lastRefusal?.why;
    const huge = { 'content-length': String(31 * 1024 * 1024) };
    expect((await app.post('cellosign/hr', '{}', huge)).status).toBe(413);
    expect(await why()).toBe('tooLarge');
    expect((await app.post('cellosign/hr', 'a', { 'content-type': 'image/png' })).status).toBe(415);
    expect(await why()).toBe('mediaType');
    for (const [body, reason] of [
      ['{"event": {', /JSON/u],
      ['[]', /list/u],
      [{ ...notificationOf('a'), event: { type: 'WHEF_SESSION_CREATED' } }, /timestamp/u],
    ] as const) {
      expect((await app.post('cellosign/hr', body)).status).toBe(400);
      expect((await reload(made))?.lastRefusal).toMatchObject({
        why: 'unreadable',
        reason: expect.stringMatching(reason) as string,
      });
    }
    expect((await app.post('cellosign/hr', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(401);
    expect(await why()).toBe('page');
  });

  it('is how much was refused since it is paused', async () => {
    const made = await make();
    expect((await change(made, { state: 'paused' })).refusedWhilePaused).toBe(0);
    for (const process of ['a', 'b']) await app.post('cellosign/hr', notificationOf(process));
    expect((await reload(made))?.refusedWhilePaused).toBe(2);
    expect((await change(made, { state: 'active' })).refusedWhilePaused).toBeNull();
    app.clock.now += 1000;
    expect((await change(made, { state: 'paused' })).refusedWhilePaused).toBe(0);
  });

  it('is that its clock is not in the zone that is set, until that is mended', async () => {
    const made = await make({ timeZone: 'UTC' });
    for (let index = 0; index < 6; index += 1) {
      const timestamp = `2026-11-21T13:59:5${index}.5`;
      await app.post('cellosign/hr', {
        ...notificationOf(`p${index}`),
        event: { type: 'WHEF_SESSION_CREATED', timestamp },
      });
    }
    expect((await reload(made))?.clock).toEqual({
      samples: 6,
      median: -7_192_500,
      proposal: 'Asia/Jerusalem',
    });
    expect((await change(made, { timeZone: 'Asia/Jerusalem' })).clock).toEqual({
      samples: 6,
      median: 7500,
      proposal: null,
    });
  });

  it('is that it fell silent, unless it is paused', async () => {
    const made = await make();
    const [start, hour] = [app.clock.now, 3_600_000];
    for (let week = 4; week >= 0; week -= 1) {
      for (let at = 0; at < (week === 0 ? 2 : 8); at += 1) {
        app.clock.now = start - week * 7 * 24 * hour + at * hour;
        await app.post('cellosign/hr', notificationOf(`p${week}-${at}`));
      }
    }
    expect((await reload(made))?.silence).toBeNull();
    app.clock.now = start + 5 * hour;
    expect((await reload(made))?.silence).toEqual({
      since: new Date(start + hour).toISOString(),
      usual: hour,
    });
    expect((await change(made, { state: 'paused' })).silence).toBeNull();
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
