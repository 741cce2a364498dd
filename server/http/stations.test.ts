import { describe, expect, it, onTestFinished } from 'vitest';
import { stationBoard } from '../../shared/stations.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

async function freshApp(): Promise<TestApp> {
  const app = await createTestApp({});
  onTestFinished(() => app.close());
  return app;
}

async function board(app: TestApp, parameters = '') {
  return stationBoard.parse(await app.get(`/api/stations${parameters}`));
}

async function send(app: TestApp, processId: string, station: string, session: object = {}, source = 'hr') {
  app.clock.now += 60_000;
  await app.post(
    `cellosign/${source}`,
    notificationOf(processId, 'WHEF_SESSION_CREATED', {
      recipient: { id: station, name: station },
      ...session,
    }),
  );
}

describe('the stations of a search', () => {
  it('are columns that tell who stands there, and each process once', async () => {
    const app = await freshApp();
    for (const id of ['a', 'b', 'c']) await send(app, id, 'Candidate');
    await send(app, 'd', 'Manager');
    const { workflows, leftOut } = await board(app);
    expect(leftOut).toBe(0);
    const [hr, ...more] = workflows;
    expect(more).toEqual([]);
    expect(Object.fromEntries(hr?.columns.map(({ name, count }) => [name, count]) ?? [])).toEqual({
      Candidate: 3,
      Manager: 1,
    });
    const candidates = hr?.columns.find(({ name }) => name === 'Candidate');
    expect(candidates?.cards.map(({ processId }) => processId).sort()).toEqual(['a', 'b', 'c']);
    expect(candidates?.oldest).toBe(candidates?.cards.map(({ since }) => since).sort()[0]);
  });

  it('show fifty cards and count beyond', async () => {
    const app = await freshApp();
    for (let index = 0; index < 60; index += 1) await send(app, `p${index}`, 'Candidate');
    const [column] = (await board(app)).workflows[0]?.columns ?? [];
    expect(column?.cards).toHaveLength(50);
    expect(column).toMatchObject({ count: 60, capped: false });
  });

  it('keep to the search and to the workflow, and leave out what has ended', async () => {
    const app = await freshApp();
    await send(app, 'a', 'Candidate', { labels: { region: 'north' } });
    await send(app, 'b', 'Candidate', { labels: { region: 'south' } });
    await send(app, 'c', 'Client', {}, 'bank');
    await app.post('cellosign/hr', notificationOf('b', 'WHEF_SESSION_EXPIRED', {}));
    const names = async (parameters: string) =>
      (await board(app, parameters)).workflows.flatMap(({ columns }) =>
        columns.flatMap(({ cards }) => cards.map(({ processId }) => processId)),
      );
    expect((await names('')).sort()).toEqual(['a', 'c']);
    expect(await names('?q=region:north')).toEqual(['a']);
    expect(await names('?workflow=bank')).toEqual(['c']);
    expect(await names('?workflow=nowhere')).toEqual([]);
    expect(await names('?state=expired')).toEqual(['b']);
  });

  it('are given to all pages alike that want anything newer, once a second; to everybody else as they are', async () => {
    const app = await freshApp();
    const count = async (parameters: string) =>
      (await board(app, parameters)).workflows.flatMap(({ columns }) => columns.map((each) => each.count));
    await send(app, 'a', 'Candidate');
    const { seq } = await board(app);
    await send(app, 'b', 'Candidate');
    expect(await count(`?after=${seq}`)).toEqual([2]);
    await send(app, 'c', 'Candidate', {});
    app.clock.now -= 60_000;
    expect(await count(`?after=${seq}`)).toEqual([2]);
    expect(await count(`?after=${seq + 1}`)).toEqual([3]);
    await send(app, 'd', 'Candidate');
    app.clock.now -= 60_000;
    expect(await count('')).toEqual([4]);
    app.clock.now += 1000;
    await send(app, 'e', 'Candidate');
    expect(await count(`?after=${seq}`)).toEqual([5]);
  });

  it('keep a column for a station that nobody has left yet, while little is learned', async () => {
    const app = await freshApp();
    await send(app, 'a', 'Candidate');
    await send(app, 'b', 'Manager');
    const recipient = { id: 'Candidate', name: 'Candidate' };
    await app.post('cellosign/hr', notificationOf('a', 'WHEF_CLIENT_FORM_SUBMITTED', { recipient }));
    await app.learn();
    const names = (await board(app)).workflows.flatMap(({ columns }) => columns.map(({ name }) => name));
    expect(names.toSorted()).toEqual(['Candidate', 'Manager']);
  });

  it('say what is wrong with a search that cannot be read', async () => {
    const app = await freshApp();
    const response = await app.request('/api/stations?q=state:asleep');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'bad_query' });
  });
});
