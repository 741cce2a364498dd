import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessPage } from '../../shared/api.ts';
import { totalOf } from '../../shared/total-of.ts';
import { createTimeLimits, testLife } from '../live/time-limits.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const labels = { CUSTOMER_TAG: 'CUSTOMER_VALUE' };
const testOf = (id: string, type?: string) => notificationOf(id, type, { labels });

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

const ids = async (q = '') => (await app.processes(q)).map(({ processId }) => processId);
const remove = async (path: string) =>
  (await app.request(`/api/processes/${path}`, { method: 'DELETE' })).status;
const counted = async (q = '') => {
  const { counts } = (await app.get(`/api/processes?q=${q}`)) as ProcessPage;
  return totalOf(counts);
};

/** Everything that can be read of what is kept. */
async function everything() {
  await app.settle();
  const paths = [
    '/api/events?limit=1000',
    '/api/deliveries?limit=200',
    '/api/workflows',
    '/api/export?format=csv',
  ];
  const answers = await Promise.all(paths.map(async (path) => (await app.request(path)).text()));
  const counts = await Promise.all(['', 'workflow:hr', 'client', 'CUSTOMER_TAG:CUSTOMER_VALUE'].map(counted));
  return { processes: await app.processes(), answers, counts };
}

describe('a test process', () => {
  it('is on the board and counts in nothing, until it turns out to be none', async () => {
    await app.post('cellosign/hr', testOf('test'));
    await app.post('cellosign/hr', notificationOf('real'));
    expect(await ids()).toEqual(['real', 'test']);
    expect(await Promise.all(['', 'workflow:hr', 'client', 'is:test'].map(counted))).toEqual([1, 1, 1, 1]);
    expect(((await app.get('/api/workflows')) as { items: unknown[] }).items).toMatchObject([
      { processes: 1 },
    ]);

    await app.post(
      'cellosign/hr',
      notificationOf('test', 'WHEF_SESSION_DELETED', { labels: { more: 'real' } }),
    );
    expect(await Promise.all(['', 'workflow:hr', 'client', 'is:test'].map(counted))).toEqual([2, 2, 2, 0]);
  });

  it('has a number of its own for each search, however many newer processes stand before it', async () => {
    await app.post('cellosign/hr', testOf('test'));
    await app.post('cellosign/bank', testOf('other'));
    await app.post('cellosign/hr', notificationOf('real'));
    await app.settle();
    const tests = async (q: string) => {
      const page = (await app.get(`/api/processes?limit=1&q=${q}`)) as ProcessPage;
      expect(page.items.length).toBeLessThan(2);
      return page.counts.tests;
    };
    expect(await Promise.all(['', 'workflow:hr', 'is:test', '-is:test', 'real'].map(tests))).toEqual([
      2, 1, 2, 0, 0,
    ]);
  });

  it('is removed with all that was read of it, and its deliveries stay', async () => {
    await app.post('cellosign/hr', notificationOf('real'));
    const before = await everything();
    await app.post('cellosign/hr', testOf('test'));
    await app.post('cellosign/hr', testOf('test'));
    await app.post('cellosign/hr', testOf('test', 'WHEF_CLIENT_LOGGED_IN'));
    expect(await ids('session-test')).toEqual(['test']);
    expect(await remove('test')).toBe(204);

    expect(await ids('session-test')).toEqual([]);
    expect((await app.request('/api/processes/test')).status).toBe(404);
    const after = await everything();
    expect({ ...after, answers: after.answers.toSpliced(1, 1) }).toEqual({
      ...before,
      answers: before.answers.toSpliced(1, 1),
    });
    expect((await app.deliveries()).map(({ id, verdict, seq }) => [id, verdict, seq])).toEqual([
      [4, 'stored', null],
      [3, 'stored', null],
      [2, 'stored', null],
      [1, 'stored', 1],
    ]);
  });

  it('stays removed when the projections are made anew, also of what was not projected yet', async () => {
    await app.post('cellosign/hr', testOf('test'));
    await app.settle();
    await app.post('cellosign/hr', testOf('test', 'WHEF_CLIENT_LOGGED_IN'));
    await app.post('cellosign/hr', notificationOf('real'));
    expect(await remove('test')).toBe(204);
    const before = await everything();
    expect(before.processes.map(({ processId }) => processId)).toEqual(['real']);
    await app.store.forgetProjections();
    expect(await everything()).toEqual(before);
  });

  it('appears again with the next press of Test, also of the very same sample', async () => {
    await app.post('cellosign/hr', testOf('test'));
    await app.settle();
    await remove('test');
    expect(await ids()).toEqual([]);
    await app.post('cellosign/hr', testOf('test'));
    expect(await ids()).toEqual(['test']);
    expect((await app.events()).map(({ seq }) => seq)).toEqual([3]);
    const before = await everything();
    await app.store.forgetProjections();
    expect(await everything()).toEqual(before);
    expect(await remove('test')).toBe(204);
    expect(await ids()).toEqual([]);
  });

  it('of another source stays, and the source may be named', async () => {
    await app.post('cellosign/hr', testOf('test'));
    await app.post('cellosign/leases', testOf('test'));
    await app.settle();
    expect(await remove('test?source=hr')).toBe(204);
    expect(await remove('test?source=hr')).toBe(404);
    expect((await app.processes()).map(({ source }) => source)).toEqual(['leases']);
  });

  it.each([
    ['real', 409, 'not_a_test'],
    ['nobody', 404, 'process_not_found'],
  ])('is all that can be removed: %s is refused', async (id, status, error) => {
    await app.post('cellosign/hr', notification({ session: { process_id: 'real' } }));
    await app.settle();
    const response = await app.request(`/api/processes/${id}`, { method: 'DELETE' });
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    expect(await ids()).toEqual(['real']);
  });

  it('is removed by nobody from a page of another site', async () => {
    await app.post('cellosign/hr', testOf('test'));
    await app.settle();
    const headers = { origin: 'https://elsewhere.example' };
    expect((await app.request('/api/processes/test', { method: 'DELETE', headers })).status).toBe(403);
    expect(await ids()).toEqual(['test']);
  });

  it('is removed with all others that a search finds, and nothing else is', async () => {
    await app.post('cellosign/hr', notificationOf('real'));
    for (const id of ['one', 'two']) await app.post('cellosign/hr', testOf(id));
    await app.post('cellosign/leases', testOf('three'));
    await app.settle();
    const removeAll = async (q: string) => {
      const response = await app.request(`/api/tests?${new URLSearchParams({ q }).toString()}`, {
        method: 'DELETE',
      });
      return [response.status, (await response.json()) as unknown];
    };
    expect(await removeAll('workflow:hr')).toEqual([200, { removed: 2, isMore: false }]);
    expect(await ids()).toEqual(['three', 'real']);
    expect(await removeAll('is:early')).toMatchObject([400, { error: 'bad_query' }]);
    expect(await removeAll('')).toEqual([200, { removed: 1, isMore: false }]);
    expect(await removeAll('')).toEqual([200, { removed: 0, isMore: false }]);
    expect(await ids()).toEqual(['real']);
  });

  it('goes by itself a day after the last that came for it', async () => {
    let told = 0;
    const letGo = createTimeLimits({
      store: app.store,
      now: () => app.clock.now,
      onRemoved: () => (told += 1),
    });
    const keepHouse = async () => {
      while (await letGo());
      return ids();
    };
    await app.post('cellosign/hr', testOf('old'));
    await app.post('cellosign/hr', testOf('older'));
    await app.post('cellosign/hr', notificationOf('real'));
    await app.settle();
    app.clock.now += testLife / 2;
    await app.post('cellosign/hr', testOf('old', 'WHEF_CLIENT_LOGGED_IN'));
    await app.settle();
    app.clock.now += testLife / 2;
    expect(await keepHouse()).toEqual(['old', 'real', 'older']);
    app.clock.now += 1;
    expect(await keepHouse()).toEqual(['old', 'real']);
    app.clock.now += testLife;
    expect(await keepHouse()).toEqual(['real']);
    expect(told).toBe(2);
  });
});
