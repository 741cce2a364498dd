import { expect, it, onTestFinished } from 'vitest';
import { news, type News } from '../../shared/news.ts';
import { everything } from '../search/filter.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { news as newsRouter } from './news.ts';

const minute = 60_000;
const morning = Date.UTC(2025, 0, 26, 8);

async function emptyApp(): Promise<TestApp> {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  return app;
}

async function tell(app: TestApp, process: string, type: string, minutes: number, session: object = {}) {
  const { event, ...rest } = notificationOf(process, type, session);
  const timestamp = new Date(morning + minutes * minute).toISOString();
  await app.post('cellosign/hr', { ...rest, event: { ...event, timestamp } });
}

async function archive(app: TestApp, process: string) {
  const timestamp = new Date(morning + 60 * minute).toISOString();
  const event = { type: 'WHP_ARCHIVE', timestamp };
  await app.post('cellosign/hr', { event, reference: process, sessions: [], signatures: [], data: [] });
}

async function newsSince(app: TestApp, since: number, rest = ''): Promise<News> {
  return news.parse(await app.get(`/api/news?since=${since}${rest}`));
}

const told = ({ kinds }: News) => Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0));

it('tells what became of each process since a number, by what matters most', async () => {
  const app = await emptyApp();
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await tell(app, id, 'WHEF_SESSION_CREATED', 0);
  await tell(app, 'e', 'WHEF_CLIENT_FORM_SUBMITTED', 1);
  await archive(app, 'e');
  const { seq } = await newsSince(app, 0);
  expect(told(await newsSince(app, seq))).toEqual({});

  await tell(app, 'a', 'WHEF_CLIENT_LOGGED_IN', 2);
  await tell(app, 'b', 'WHEF_CLIENT_FORM_SUBMITTED', 3);
  await archive(app, 'b');
  await tell(app, 'c', 'WHEF_SESSION_EXPIRED', 4);
  // The vendor's housekeeping, long after the archive.
  await tell(app, 'e', 'WHEF_SESSION_DELETED', 90);
  await tell(app, 'new', 'WHEF_SESSION_CREATED', 5);
  await tell(app, 'new and done', 'WHEF_SESSION_CREATED', 5);
  await archive(app, 'new and done');
  await app.settle();
  await app.request('/api/processes/f/close', { method: 'POST' });

  const since = await newsSince(app, seq);
  expect(told(since)).toEqual({ started: 1, moved: 1, completed: 2, expired: 1, closed: 1, noted: 1 });
  expect(since).toMatchObject({ capped: false, seq: seq + 9 });
  const changed = await app.processes(`since:${seq}`);
  expect(changed.map(({ processId }) => processId).toSorted()).toEqual(
    ['a', 'b', 'c', 'e', 'f', 'new', 'new and done'].toSorted(),
  );
});

it('keeps to the search but not to its state, and leaves out what the vendor only tests', async () => {
  const app = await emptyApp();
  await tell(app, 'a', 'WHEF_SESSION_CREATED', 0, { labels: { position: 'cook' } });
  await tell(app, 'b', 'WHEF_SESSION_CREATED', 1);
  await app.post('cellosign/hr', notification({ session: { labels: { CUSTOMER_TAG: 'CUSTOMER_VALUE' } } }));
  expect(told(await newsSince(app, 0))).toEqual({ started: 2 });
  expect(told(await newsSince(app, 0, '&q=position:cook'))).toEqual({ started: 1 });
  expect(told(await newsSince(app, 0, '&q=position:cook%20state:completed'))).toEqual({ started: 1 });
  expect(told(await newsSince(app, 0, '&q=is:test'))).toEqual({ started: 1 });
  expect(told(await newsSince(app, 0, '&workflow=nothing'))).toEqual({});
});

it('looks at what changed last and says where there is more', async () => {
  const app = await emptyApp();
  await tell(app, 'a', 'WHEF_SESSION_CREATED', 0);
  await app.settle();
  const { store } = app;
  const one = await store.processes({ filter: everything, sort: 'updated', limit: 1, cursor: null, at: 0 });
  /** As if there were so many of it. */
  const newsOfMany = async (many: number) => {
    const processes: typeof store.processes = async ({ cursor, limit }) => {
      const end = Number(cursor) + limit;
      const items = Array.from({ length: limit - Math.max(0, end - many) }, () => one.items).flat();
      return { items, nextCursor: end < many ? String(end) : null };
    };
    const answer = await newsRouter({ ...store, processes }, Date.now).request('/api/news?since=0');
    return news.parse(await answer.json());
  };
  expect(await newsOfMany(510)).toMatchObject({ capped: true, kinds: { started: 500 } });
  expect(await newsOfMany(500)).toMatchObject({ capped: false, kinds: { started: 500 } });
});

it('knows nothing of numbers that were never given', async () => {
  const app = await emptyApp();
  await tell(app, 'a', 'WHEF_SESSION_CREATED', 0);
  expect(await newsSince(app, 90_000)).toMatchObject({ seq: 1, kinds: { started: 0 } });
});

it.each([
  ['', 'bad_request', /since/u],
  ['?since=now', 'bad_request', /since/u],
  ['?since=-1', 'bad_request', /since/u],
  ['?since=1.5', 'bad_request', /since/u],
  ['?since=1&q=state:asleep', 'bad_query', /asleep/u],
])('refuses what cannot be meant, in a sentence: /api/news%s', async (asked, error, message) => {
  const app = await emptyApp();
  const answer = await app.request(`/api/news${asked}`);
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error, message: expect.stringMatching(message) as string },
  ]);
});
