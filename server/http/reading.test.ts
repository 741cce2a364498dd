import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as api from '../../shared/api.ts';
import { processAnswer } from '../../shared/process-answer.ts';
import { deliveryDetail, deliveryPage } from '../../shared/delivery.ts';
import { eventList, eventPage } from '../../shared/event.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts';

async function freshApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await createTestApp({}, options);
  onTestFinished(() => app.close());
  return app;
}

async function refusal(app: TestApp, path: string): Promise<unknown> {
  const response = await app.request(path);
  return [response.status, ((await response.json()) as { error: string }).error];
}

describe('the read API', () => {
  let app: TestApp;
  const count = 25;
  beforeAll(async () => {
    app = await createTestApp();
    for (let index = 0; index < count; index += 1) {
      app.clock.now += 1000;
      const type = index % 5 === 0 ? 'WHEF_CLIENT_FORM_SUBMITTED' : 'WHEF_SESSION_CREATED';
      const session = {
        process_number: index + 1,
        transaction_number: 200 + index,
        labels: { team: index % 2 ? 'A' : 'B' },
      };
      await app.post(`cellosign/${index % 2 ? 'hr' : 'bank'}`, notificationOf(`p${index}`, type, session));
    }
    await app.post('cellosign/hr', 'no json');
    await app.post('cellosign/hr', notification({ event: { type: 'WHEF_NEW' } }));
    await app.post('cellosign/hr', notificationOf('p1', 'WHEF_SESSION_CREATED', { process_number: 2 }));
    await app.settle();
  });
  afterAll(() => app.close());

  it('speaks in the shapes that both sides know', async () => {
    api.processPage.parse(await app.get('/api/processes'));
    processAnswer.parse(await app.get('/api/processes/p1'));
    eventList.parse(await app.get('/api/processes/p1/events'));
    eventPage.parse(await app.get('/api/events'));
    api.workflowList.parse(await app.get('/api/workflows'));
    deliveryPage.parse(await app.get('/api/deliveries'));
    deliveryDetail.parse(await app.get('/api/deliveries/1'));
    api.about.parse(await app.get('/api/about'));
  });

  it('gives fifty processes, the latest change first, unless asked otherwise', async () => {
    const { items, nextCursor, counts, seq } = api.processPage.parse(await app.get('/api/processes'));
    expect(items.map(({ processId }) => processId)).toEqual(
      Array.from({ length: count }, (_each, index) => `p${count - 1 - index}`),
    );
    expect(nextCursor).toBeNull();
    expect(counts).toEqual({
      running: 20,
      submitted: 5,
      completed: 0,
      expired: 0,
      deleted: 0,
      failed: 0,
      closed: 0,
      late: 0,
      quiet: 0,
      tests: 0,
    });
    expect(seq).toBe(count + 3);
  });

  it('counts parameters that are empty as absent', async () => {
    expect(await app.get('/api/processes?q=&state=&workflow=&sort=&limit=&cursor=')).toEqual(
      await app.get('/api/processes'),
    );
    expect(await app.get('/api/deliveries?verdict=&limit=&cursor=')).toEqual(
      await app.get('/api/deliveries'),
    );
    expect(await app.get('/api/events?after=&limit=')).toEqual(await app.get('/api/events'));
    expect(await app.get('/api/processes/p1?source=')).toEqual(await app.get('/api/processes/p1'));
  });

  it.each(api.sorts)('leads through all pages by %s, each process once', async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = api.processPage.parse(
        await app.get(`/api/processes?sort=${sort}&limit=7&cursor=${cursor}`),
      );
      seen.push(...page.items.map(({ processId }) => processId));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(count);
    expect(seen).toHaveLength(count);
  });

  it('gives states by their name while the counters stay those of the whole search', async () => {
    const page = api.processPage.parse(
      await app.get('/api/processes?state=submitted&workflow=bank&q=team:b'),
    );
    expect(page.items.map(({ processId }) => processId).sort()).toEqual(['p0', 'p10', 'p20']);
    expect(page.counts).toMatchObject({ running: 10, submitted: 3 });
  });

  it.each([
    ['/api/processes?limit=0', 'bad_request'],
    ['/api/processes?limit=201', 'bad_request'],
    ['/api/processes?limit=1.5', 'bad_request'],
    ['/api/processes?limit=ten', 'bad_request'],
    ['/api/processes?sort=size', 'bad_request'],
    ['/api/processes?sort=__proto__', 'bad_request'],
    ['/api/processes?state=lost', 'bad_request'],
    ['/api/processes?q=state:lost', 'bad_query'],
    ['/api/processes?q=is:early', 'bad_query'],
    [`/api/processes?q=${'a%20'.repeat(21)}`, 'bad_query'],
    ['/api/processes?cursor=x', 'bad_cursor'],
    ['/api/processes?cursor=started.1.1', 'bad_cursor'],
    ['/api/processes?cursor=updated.1.1.1', 'bad_cursor'],
    ["/api/processes?cursor=updated.1.1'--", 'bad_cursor'],
    ['/api/processes?cursor=%00', 'bad_cursor'],
    ['/api/deliveries?verdict=lost', 'bad_request'],
    ['/api/deliveries?cursor=-1', 'bad_request'],
    ['/api/deliveries?cursor=1e400', 'bad_request'],
    ['/api/deliveries?limit=1000', 'bad_request'],
    ['/api/events?after=-1', 'bad_request'],
    ['/api/events?after=99999999999999999999', 'bad_request'],
    ['/api/events?limit=1001', 'bad_request'],
  ])('%.60s is refused', async (path, error) => {
    expect(await refusal(app, path)).toEqual([400, error]);
  });

  it.each([
    ['/api/processes/nobody', 'process_not_found'],
    ['/api/processes/nobody/events', 'process_not_found'],
    ['/api/processes/p1?source=bank', 'process_not_found'],
    ['/api/deliveries/0', 'delivery_not_found'],
    ['/api/deliveries/999999', 'delivery_not_found'],
    ['/api/deliveries/-1/body', 'delivery_not_found'],
    ['/api/deliveries/1;drop', 'delivery_not_found'],
    ['/api/deliveries/9007199254740993', 'delivery_not_found'],
    ['/api/nothing', 'not_found'],
    ['/api', 'not_found'],
    ['/api/', 'not_found'],
  ])('%s is not there, and says so as JSON', async (path, error) => {
    expect(await refusal(app, path)).toEqual([404, error]);
  });

  it('tells what is wrong with a search, and where', async () => {
    for (const [q, code, at, length] of [
      ['"', 'unclosed_quote', 0, 1],
      ['a (', 'unclosed_group', 2, 1],
      ['label:', 'missing_value', 0, 6],
      ['a or state:lost', 'unknown_value', 5, 10],
    ] as const) {
      const response = await app.request(`/api/processes?q=${encodeURIComponent(q)}`);
      expect([q, response.status]).toEqual([q, 400]);
      expect(await response.json()).toMatchObject({
        error: 'bad_query',
        message: expect.any(String) as string,
        mistake: { code, at, length },
      });
    }
  });

  it('takes any text for a search, and never fails on it', async () => {
    for (const q of [
      "'",
      '%',
      '_',
      '\\',
      '*',
      'a(b)c',
      ':',
      ':b',
      '-',
      '--',
      '#',
      '\u0000',
      '🎉',
      'שלום',
      "x' OR '1'='1",
      'NEAR(a b)',
      'label.:x',
      'é',
      'AND OR NOT',
      '^',
      '-team:a',
    ]) {
      const response = await app.request(`/api/processes?q=${encodeURIComponent(q)}`);
      expect([q, response.status]).toEqual([q, 200]);
    }
    expect((await app.request('/api/processes?q=%ff%fe')).status).toBe(200);
  });

  it('answers HEAD like GET without the words, and other methods with what there is', async () => {
    const head = await app.request('/api/processes', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const refused = await app.request('/api/processes', { method: 'POST' });
    expect([refused.status, refused.headers.get('allow'), await refused.json()]).toEqual([
      405,
      'GET, HEAD',
      { error: 'method_not_allowed', message: '/api/processes takes GET, HEAD' },
    ]);
    const other = await app.request('/api/processes/p1', { method: 'PUT' });
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE']);
    expect((await app.request('/api/nothing', { method: 'POST' })).status).toBe(404);
  });

  it('feeds every event once, in the order of their numbers', async () => {
    const seen: number[] = [];
    for (;;) {
      const { items, lastSeq } = eventPage.parse(
        await app.get(`/api/events?limit=4&after=${seen.at(-1) ?? 0}`),
      );
      expect(lastSeq).toBe(count);
      if (items.length === 0) break;
      seen.push(...items.map(({ seq }) => seq));
    }
    expect(seen).toEqual(Array.from({ length: count }, (_each, index) => index + 1));
  });

  it('lists deliveries newest first, by verdict and page by page', async () => {
    const page = async (query: string) => deliveryPage.parse(await app.get(`/api/deliveries?${query}`));
    expect((await page('limit=3')).items.map(({ verdict }) => verdict)).toEqual([
      'duplicate',
      'ignored',
      'quarantined',
    ]);
    expect((await page('verdict=quarantined')).items).toMatchObject([
      { reason: expect.stringContaining('not JSON') as string },
    ]);
    expect((await page('verdict=duplicate')).items).toMatchObject([{ duplicateOf: 2, processId: 'p1' }]);
    const ids: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor } = await page(`limit=6&cursor=${cursor}`);
      ids.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(ids).toEqual(Array.from({ length: count + 3 }, (_each, index) => count + 3 - index));
  });

  it('is not found by a name of our insides', async () => {
    for (const path of [
      '/api/processes/__proto__',
      '/api/processes/constructor',
      '/api/processes/p1?source=__proto__',
    ]) {
      expect(await refusal(app, path)).toEqual([404, 'process_not_found']);
    }
  });
});

describe('a process id in an address', () => {
  it.each(['a/b', 'a%2Fb', '100%', 'a?b#c', 'א ב', '🎉', "x'--", 'a+b', '<b>', '%00', 'a\\b', 'a:b@c'])(
    'may be %s',
    async (id) => {
      const app = await freshApp();
      await app.post('cellosign', notificationOf(id));
      const path = `/api/processes/${encodeURIComponent(id)}`;
      expect(await app.get(path)).toMatchObject({ process: { processId: id } });
      expect(await app.get(`${path}/events`)).toMatchObject({ items: [{ processId: id }] });
    },
  );

  it('that two sources share is the newest one, or that of the source asked for', async () => {
    const app = await freshApp();
    await app.post('cellosign/one', notificationOf('p'));
    await app.post('cellosign/two', notificationOf('p', 'WHEF_SESSION_EXPIRED'));
    expect(await app.get('/api/processes/p')).toMatchObject({ process: { source: 'two', state: 'expired' } });
    expect(await app.get('/api/processes/p?source=one')).toMatchObject({
      process: { source: 'one', state: 'running' },
    });
    expect(await app.get('/api/processes/p/events?source=one')).toMatchObject({
      items: [{ type: 'session.created' }],
    });
  });
});

describe('a delivery opened', () => {
  it('shows what cannot be decoded as such, and gives the bytes as they came to a sandbox', async () => {
    const app = await freshApp();
    const bytes = Uint8Array.from([0x3c, 0x62, 0x3e, 0xff, 0x00]);
    await app.post('cellosign', bytes);
    expect(await app.get('/api/deliveries/1')).toMatchObject({
      body: '<b>\ufffd\u0000',
      bodyTruncated: false,
    });
    const response = await app.request('/api/deliveries/1/body');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="delivery-1.bin"');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('of many megabytes shows its beginning', async () => {
    const app = await freshApp();
    await app.post('cellosign', 'ש'.repeat(1_000_000));
    const detail = deliveryDetail.parse(await app.get('/api/deliveries/1'));
    expect([detail.body.length, detail.bodyTruncated, detail.size]).toEqual([200_000, true, 2_000_000]);
  });
});

describe('health', () => {
  it('is not ready while nothing can be committed, and alive all the same', async () => {
    const app = await freshApp({
      wrapStore: (store) => ({ ...store, probe: () => Promise.reject(new Error('SQLITE_READONLY /x.db')) }),
    });
    const ready = await app.request('/readyz');
    expect([ready.status, await ready.json()]).toEqual([503, { ok: false, error: 'unavailable' }]);
    expect((await app.request('/healthz')).status).toBe(200);
  });
});

describe('the sample process', () => {
  it('is told where it will appear', async () => {
    const app = await freshApp({ playSample: () => Promise.resolve({ processId: 'sample' }) });
    const response = await app.request('/api/sample', { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([201, { processId: 'sample' }]);
  });

  it('that cannot be played says no more than that', async () => {
    const app = await freshApp({ playSample: () => Promise.reject(new Error('secret reason')) });
    const response = await app.request('/api/sample', { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([503, { error: 'unavailable' }]);
    expect(app.logged.join()).toContain('secret reason');
  });
});

describe('a fault of our own', () => {
  it('is answered without a word of our insides, and logged', async () => {
    const broken = () => Promise.reject(new Error('SQLITE_CORRUPT: /var/lib/signalbox.db at store.ts:1'));
    const app = await freshApp({
      wrapStore: (store) => ({
        ...store,
        processes: broken,
        process: broken,
        log: broken,
        deliveries: broken,
        delivery: broken,
        body: broken,
        factsAfter: broken,
        workflows: broken,
        position: broken,
      }),
    });
    for (const path of [
      '/api/processes',
      '/api/processes/p',
      '/api/processes/p/events',
      '/api/export?format=csv',
      '/api/events',
      '/api/workflows',
      '/api/deliveries',
      '/api/deliveries/1',
      '/api/deliveries/1/body',
    ]) {
      const response = await app.request(path);
      expect([path, response.status, await response.text()]).toEqual([path, 500, '{"error":"internal"}']);
    }
    expect(app.logged.join()).toContain('SQLITE_CORRUPT');
  });
});
