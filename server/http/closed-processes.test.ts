import { afterEach, beforeEach, expect, it } from 'vitest';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

const ask = async (method: string, path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(`/api/processes/${path}`, { method, headers });
  return [response.status, await response.text()];
};
const states = async (q = '') =>
  (await app.processes(q)).map(({ processId, state }) => `${processId}: ${state}`);

it('a process is closed by hand and opened again, and its files say so', async () => {
  await app.post('cellosign/hr', notificationOf('a'));
  await app.post('cellosign/hr', notificationOf('b'));
  await app.settle();
  expect(await ask('POST', 'a/close')).toEqual([204, '']);
  expect(await states()).toEqual(['a: closed', 'b: running']);
  expect(await states('state:closed')).toEqual(['a: closed']);
  expect(await app.get('/api/processes/a')).toMatchObject({
    process: { state: 'closed', closedAt: new Date(app.clock.now).toISOString(), dueAt: null, quietAt: null },
  });
  for (const path of ['/api/export?format=csv&q=state:closed', '/api/processes/a/export?format=csv']) {
    const [, row, ...more] = (await (await app.request(path)).text()).trim().split('\n');
    expect([row?.split(',')[4], more]).toEqual(['closed', []]);
  }
  expect(await app.get('/api/processes')).toMatchObject({ counts: { running: 1, closed: 1 } });

  expect(await ask('DELETE', 'a/close')).toEqual([204, '']);
  expect(await states()).toEqual(['a: running', 'b: running']);
});

it('a closed process opens by itself with the next event', async () => {
  await app.post('cellosign/hr', notificationOf('a'));
  await app.settle();
  await ask('POST', 'a/close');
  await app.post('cellosign/hr', notificationOf('a', 'WHEF_CLIENT_LOGGED_IN'));
  expect(await states()).toEqual(['a: running']);
});

it('closing twice is no mistake, and neither is opening what is open', async () => {
  await app.post('cellosign/hr', notificationOf('a'));
  await app.settle();
  expect(await ask('DELETE', 'a/close')).toEqual([204, '']);
  expect(await ask('POST', 'a/close')).toEqual([204, '']);
  expect(await ask('POST', 'a/close')).toEqual([204, '']);
  expect(await states()).toEqual(['a: closed']);
});

it('only what is under way can be closed', async () => {
  await app.post('cellosign/hr', notificationOf('a'));
  await app.post('cellosign/hr', notificationOf('a', 'WHEF_SESSION_EXPIRED'));
  await app.settle();
  expect(await ask('POST', 'a/close')).toEqual([409, '{"error":"not_under_way"}']);
  expect(await ask('POST', 'nobody/close')).toEqual([404, '{"error":"process_not_found"}']);
  expect(await ask('DELETE', 'nobody/close')).toEqual([404, '{"error":"process_not_found"}']);
  expect(await states()).toEqual(['a: expired']);
});

it('of two sources with one id the one that is named is closed', async () => {
  await app.post('cellosign/hr', notificationOf('same'));
  await app.post('cellosign/leases', notificationOf('same'));
  await app.settle();
  expect(await ask('POST', 'same/close?source=hr')).toEqual([204, '']);
  expect((await app.processes('state:closed')).map(({ source }) => source)).toEqual(['hr']);
});

it('nobody closes anything from a page of another site', async () => {
  await app.post('cellosign/hr', notificationOf('a'));
  await app.settle();
  const headers = { origin: 'https://elsewhere.example' };
  expect((await ask('POST', 'a/close', headers))[0]).toBe(403);
  expect(await states()).toEqual(['a: running']);
});
