import { expect, it, onTestFinished } from 'vitest';
import { processPage, type ProcessPage } from '../../shared/api.ts';
import { enoughSamples } from '../../shared/workflow.ts';
import { processAnswer } from '../../shared/process-answer.ts';
import { is } from '../search/filter.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { pastList } from './past-list.ts';

const morning = Date.UTC(2025, 0, 26, 8);
const minute = 60_000;
const clock = (minutes: number) => new Date(morning + minutes * minute).toISOString();

async function emptyApp(): Promise<TestApp> {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  return app;
}

/** One step of a process, so many minutes into the morning. */
async function tell(app: TestApp, process: string, type: string, minutes: number, session: object = {}) {
  const { event, ...rest } = notificationOf(process, type, { transaction_number: null, ...session });
  await app.post('cellosign/hr', { ...rest, event: { ...event, timestamp: clock(minutes) } });
}

async function archive(app: TestApp, process: string, minutes: number) {
  const timestamp = clock(minutes);
  const body = {
    event: { type: 'WHP_ARCHIVE', timestamp },
    reference: process,
    sessions: [],
    signatures: [],
  };
  await app.post('cellosign/hr', { ...body, data: [] });
}

async function asOf(app: TestApp, minutes: number, rest = ''): Promise<ProcessPage> {
  return processPage.parse(await app.get(`/api/processes?at=${clock(minutes)}${rest}`));
}

const idsOf = ({ items }: ProcessPage) => items.map(({ processId }) => processId);
const statesOf = ({ items }: ProcessPage) => items.map(({ processId, state }) => `${processId} ${state}`);

/** Two that were done at different times, one that began late, and one whose steps arrived the wrong way round. */
async function told(): Promise<TestApp> {
  const app = await emptyApp();
  await tell(app, 'a', 'WHEF_CLIENT_FORM_SUBMITTED', 20);
  await tell(app, 'a', 'WHEF_SESSION_CREATED', 0);
  await tell(app, 'b', 'WHEF_SESSION_CREATED', 5, { labels: { position: 'cook' } });
  await tell(app, 'b', 'WHEF_SESSION_EXPIRED', 50, { labels: { position: 'cook' } });
  await tell(app, 'c', 'WHEF_SESSION_CREATED', 30);
  await archive(app, 'a', 40);
  return app;
}

it('tells a list as it was: without what had not begun, in the states of the moment, counted so', async () => {
  const app = await told();
  const early = await asOf(app, 10);
  expect(statesOf(early)).toEqual(['b running', 'a running']);
  expect(early.counts).toMatchObject({ running: 2, submitted: 0, completed: 0, expired: 0 });
  const later = await asOf(app, 45);
  expect(statesOf(later)).toEqual(['c running', 'b running', 'a completed']);
  expect(later.counts).toMatchObject({ running: 2, completed: 1 });
  expect(later).toMatchObject({ countsCapped: false, nextCursor: null });
  expect(statesOf(await asOf(app, 20))).toEqual(['b running', 'a submitted']);
  expect(idsOf(await asOf(app, 45, '&sort=oldest'))).toEqual(['a', 'b', 'c']);
});

it('tests a search by what was so at the moment', async () => {
  const app = await told();
  expect(idsOf(await asOf(app, 30, '&q=state:submitted'))).toEqual(['a']);
  expect(idsOf(await asOf(app, 45, '&q=state:submitted'))).toEqual([]);
  expect(idsOf(await asOf(app, 45, '&state=completed'))).toEqual(['a']);
  expect((await asOf(app, 45, '&state=completed')).counts).toMatchObject({ running: 2, completed: 1 });
  expect(idsOf(await asOf(app, 45, '&q=position:cook'))).toEqual(['b']);
  expect(idsOf(await asOf(app, 45, '&q=-state:completed'))).toEqual(['c', 'b']);
  await tell(app, 'c', 'WHEF_CLIENT_LOGGED_IN', 60, { labels: { position: 'judge' } });
  expect(idsOf(await asOf(app, 90, '&q=position:judge'))).toEqual(['c']);
  // Known today, but not then.
  expect(idsOf(await asOf(app, 45, '&q=position:judge'))).toEqual([]);
});

it('tells each process as its own page tells it at that moment', async () => {
  const app = await told();
  for (const minutes of [0, 10, 20, 45, 500]) {
    for (const process of (await asOf(app, minutes)).items) {
      const path = `/api/processes/${process.processId}?at=${clock(minutes)}`;
      expect(processAnswer.parse(await app.get(path)).process).toEqual(process);
    }
  }
});

it('forgets what a person did since, and what the vendor sent only to test', async () => {
  const app = await told();
  await app.settle();
  await app.request('/api/processes/c/close', { method: 'POST' });
  expect(statesOf(await asOf(app, 45))).toContain('c running');
  const sample = notification({
    event: { timestamp: clock(1) },
    session: { labels: { CUSTOMER_TAG: 'CUSTOMER_VALUE' } },
  });
  await app.post('cellosign/hr', sample);
  expect(await asOf(app, 2)).toMatchObject({ counts: { running: 1 }, items: [{ isTest: true }, {}] });
});

it('leads through all pages, each process once and as it was, also where few match', async () => {
  const app = await emptyApp();
  for (let index = 0; index < 60; index += 1) {
    await tell(app, `p${index}`, 'WHEF_SESSION_CREATED', index % 40);
    if (index % 9 === 0) await tell(app, `p${index}`, 'WHEF_CLIENT_FORM_SUBMITTED', 28);
    if (index % 5 === 0) await archive(app, `p${index}`, 35);
  }
  expect(idsOf(await asOf(app, 30, '&limit=200')).length).toBe(52);
  expect(idsOf(await asOf(app, 30, '&state=submitted')).length).toBe(7);
  for (const asked of ['', '&state=submitted', '&sort=oldest', '&sort=oldest&state=submitted']) {
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await asOf(app, 30, `${asked}&limit=4&cursor=${cursor}`);
      expect(page.items.length).toBeLessThanOrEqual(4);
      found.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(idsOf(await asOf(app, 30, `${asked}&limit=200`)));
  }
});

it('looks at so many for one page and no more, says so, and goes on from there', async () => {
  const app = await told();
  const [done] = (await asOf(app, 45, '&state=completed')).items;
  if (!done) throw new Error('nothing is completed');
  const all = Array.from({ length: 2300 }, (_, index) => ({
    ...done,
    processId: `p${index}`,
    state: index === 2100 ? ('expired' as const) : done.state,
  }));
  let looked = 0;
  const past = (cursor: string | null) =>
    pastList(
      {
        processes: async ({ cursor, limit }) => {
          const from = Number(cursor);
          looked += limit;
          const isLast = from + limit >= all.length;
          return { items: all.slice(from, from + limit), nextCursor: isLast ? null : String(from + limit) };
        },
        log: () => Promise.reject(new Error('nothing has happened to them since')),
        limits: () => Promise.reject(new Error('nothing is folded')),
      },
      {
        filter: is({ kind: 'state', state: 'expired' }),
        sort: 'started',
        limit: 50,
        cursor,
        at: morning + 45 * minute,
      },
    );
  const first = await past(null);
  expect(first).toMatchObject({ items: [], nextCursor: '1000', countsCapped: true });
  expect(first.counts).toMatchObject({ completed: 500, expired: 0 });
  expect(looked).toBe(1500);
  const second = await past(first.nextCursor);
  expect(second).toMatchObject({ items: [], nextCursor: '2000' });
  const { items, nextCursor } = await past(second.nextCursor);
  expect(items.map(({ processId }) => processId)).toEqual(['p2100']);
  expect(nextCursor).toBeNull();
});

it('finds and counts who was late at the moment, by what is usual today', async () => {
  const app = await told();
  for (let index = 0; index < enoughSamples; index += 1) {
    await tell(app, `other ${index}`, 'WHEF_SESSION_CREATED', -300);
    await tell(app, `other ${index}`, 'WHEF_CLIENT_FORM_SUBMITTED', -280);
    await archive(app, `other ${index}`, -270);
  }
  await app.learn();
  expect(idsOf(await asOf(app, 20, '&q=is:late'))).toEqual([]);
  const later = await asOf(app, 48, '&q=is:late');
  expect(idsOf(later)).toEqual(['b']);
  expect(later.counts).toMatchObject({ running: 2, late: 1 });
  expect(idsOf(await asOf(app, 49.99, '&q=-is:late state:running'))).toEqual(['c']);
});

it('is empty before all began, and all that is known in a time to come', async () => {
  const app = await told();
  const before = await asOf(app, -1);
  expect(before).toMatchObject({ items: [], nextCursor: null, countsCapped: false });
  expect(Object.values(before.counts).every((count) => count === 0)).toBe(true);
  const ever = processPage.parse(await app.get('/api/processes?at=2099-01-01T00:00:00.000Z'));
  const now = processPage.parse(await app.get('/api/processes?sort=started'));
  expect(ever).toEqual(now);
});

it('takes a moment in any zone, with or without fractions', async () => {
  const app = await emptyApp();
  for (const at of ['2025-01-26T08:00:00Z', '2025-01-26T08:00:00.5Z', '2025-01-26T08:00:00%2B02:00']) {
    expect((await app.request(`/api/processes?at=${at}`)).status, at).toBe(200);
  }
});

it.each([
  ['at=yesterday', 'bad_request', /at/u],
  ['at=2025-01-26', 'bad_request', /at/u],
  ['at=2025-01-26T08:00:00', 'bad_request', /zone/u],
  ['at=2025-02-30T08:00:00.000Z', 'bad_request', /at/u],
  [`at=${clock(9)}&sort=updated`, 'bad_request', /started or oldest/u],
  [`at=${clock(9)}&sort=sideways`, 'bad_request', /sort/u],
  [`at=${clock(9)}&limit=0`, 'bad_request', /limit/u],
  [`at=${clock(9)}&q=state:asleep`, 'bad_query', /asleep/u],
  [`at=${clock(9)}&cursor=nonsense`, 'bad_cursor', /cursor/u],
  [`at=${clock(9)}&cursor=updated.5.1`, 'bad_cursor', /cursor/u],
])('refuses what cannot be meant, in a sentence: %s', async (asked, error, message) => {
  const app = await emptyApp();
  const answer = await app.request(`/api/processes?${asked}`);
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error, message: expect.stringMatching(message) as string },
  ]);
});
