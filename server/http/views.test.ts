import { expect, it, onTestFinished } from 'vitest';
import { viewAnswer, viewList } from '../../shared/view.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

async function freshApp(): Promise<TestApp> {
  const app = await createTestApp({});
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

it('a view tells how many it finds, counted anew after some seconds', async () => {
  const app = await freshApp();
  await save(app, 'North', 'region:north state:running');
  const counts = async () => (await list(app)).map(({ count, capped }) => [count, capped]);
  expect(await counts()).toEqual([[0, false]]);
  await app.post(
    'cellosign/hr',
    notificationOf('a', 'WHEF_SESSION_CREATED', { labels: { region: 'north' } }),
  );
  await app.settle();
  app.clock.now += 10_000;
  expect(await counts()).toEqual([[1, false]]);
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
});

it('there are at most a hundred views', async () => {
  const app = await freshApp();
  for (let index = 0; index < 100; index += 1) await save(app, `View ${index}`);
  const response = await send(app, 'POST', '/api/views', { name: 'One more', path: '/', q: '' });
  expect(await response.json()).toMatchObject({ error: 'too_many_views' });
});
