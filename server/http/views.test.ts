import { expect, it, onTestFinished } from 'vitest';
import { viewAnswer, viewList } from '../../shared/view.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts';

async function freshApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await createTestApp({}, options);
  onTestFinished(() => app.close());
  return app;
}

function send(app: TestApp, method: string, path: string, body?: object): Promise<Response> {
  return app.request(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function save(app: TestApp, name: string, q = '', place?: number): Promise<number> {
  const path = q === '' ? '/' : `/?q=${encodeURIComponent(q)}`;
  const response = await send(app, 'POST', '/api/views', {
    name,
    path,
    q,
    ...(place !== undefined && { place }),
  });
  expect(response.status).toBe(201);
  return viewAnswer.parse(await response.json()).view.id;
}

async function list(app: TestApp) {
  return viewList.parse(await app.get('/api/views')).items;
}

async function names(app: TestApp): Promise<string[]> {
  return (await list(app)).map(({ name }) => name);
}

it('views are kept in their order, renamed, moved, removed, and put back where they were', async () => {
  const app = await freshApp();
  const first = await save(app, 'All of it');
  const north = await save(app, 'North', 'region:north');
  await save(app, 'South', 'region:south');
  expect(await names(app)).toEqual(['All of it', 'North', 'South']);
  await send(app, 'PATCH', `/api/views/${north}`, { name: 'Far north' });
  await send(app, 'PATCH', `/api/views/${first}`, { place: 2 });
  expect(await names(app)).toEqual(['Far north', 'South', 'All of it']);
  expect((await send(app, 'DELETE', `/api/views/${north}`)).status).toBe(204);
  expect(await names(app)).toEqual(['South', 'All of it']);
  await save(app, 'Far north', 'region:north', 0);
  expect(await names(app)).toEqual(['Far north', 'South', 'All of it']);
});

it('a view tells how many it finds and how many of them are late, counted anew after a second', async () => {
  const app = await freshApp();
  await save(app, 'North', 'region:north state:running');
  await save(app, 'That day', 'started:2025-01-26');
  const counts = async () => (await list(app)).map(({ count, capped, late }) => [count, capped, late]);
  expect(await counts()).toEqual([
    [0, false, 0],
    [0, false, 0],
  ]);
  await app.post(
    'cellosign/hr',
    notificationOf('a', 'WHEF_SESSION_CREATED', { labels: { region: 'north' } }),
  );
  await app.settle();
  app.clock.now += 1000;
  expect(await counts()).toEqual([
    [1, false, 0],
    [1, false, 0],
  ]);
  // Where it was still the evening before.
  const elsewhere = viewList.parse(await app.get('/api/views?zone=Pacific/Honolulu'));
  expect(elsewhere.items.map(({ count }) => count)).toEqual([1, 0]);
  expect((await app.request('/api/views?zone=Nowhere')).status).toBe(400);
});

it('all who ask share one counting, and what is slow to count is counted more seldom', async () => {
  const counting = { times: 0, takes: 0 };
  const app: TestApp = await freshApp({
    wrapStore: (store) => ({
      ...store,
      counts(...asked) {
        counting.times += 1;
        app.clock.now += counting.takes;
        return store.counts(...asked);
      },
    }),
  });
  await save(app, 'North', 'region:north');
  await save(app, 'The same', 'region:north');
  const askAfter = async (wait: number) => {
    app.clock.now += wait;
    counting.times = 0;
    await Promise.all([list(app), list(app), list(app)]);
    return counting.times;
  };
  expect(await askAfter(0)).toBe(1);
  expect(await askAfter(999)).toBe(0);
  counting.takes = 500;
  expect(await askAfter(1)).toBe(1);
  expect(await askAfter(4999)).toBe(0);
  expect(await askAfter(1)).toBe(1);
});

it('what is no view is refused', async () => {
  const app = await freshApp();
  const refusal = async (body: object) => {
    const response = await send(app, 'POST', '/api/views', body);
    return [response.status, ((await response.json()) as { error: string }).error];
  };
  expect(await refusal({ name: ' ', path: '/', q: '' })).toEqual([400, 'bad_request']);
  expect(await refusal({ name: 'Elsewhere', path: '//example.com/', q: '' })).toEqual([400, 'bad_request']);
  expect(await refusal({ name: 'Asleep', path: '/', q: 'state:asleep' })).toEqual([400, 'bad_query']);
  expect((await send(app, 'PATCH', '/api/views/7', { name: 'Gone' })).status).toBe(404);
  expect((await send(app, 'DELETE', '/api/views/7')).status).toBe(404);
  const unsaid = await app.request('/api/views', { method: 'POST' });
  expect(await unsaid.json()).toEqual({
    error: 'bad_request',
    message: 'The body has to be a JSON object.',
  });
});

it('there are at most a hundred views', async () => {
  const app = await freshApp();
  for (let index = 0; index < 100; index += 1) await save(app, `View ${index}`);
  const response = await send(app, 'POST', '/api/views', { name: 'One more', path: '/', q: '' });
  expect(await response.json()).toMatchObject({ error: 'too_many_views' });
});
