import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, DeliveryDetail, ReplayAnswer, ResendAnswer } from '../../shared/delivery.ts';
import { sourceList } from '../../shared/source.ts';
import type { Source } from '../store/source.ts';
import type { NewDelivery } from '../store/delivery.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

/** Refused for its name alone, and so readable all the same. */
const unread = { 'content-type': 'text/plain' };

async function ask(path: string, body?: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await app.request(`/api/deliveries/${path}`, {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: await response.json() };
}

async function replay(request: unknown): Promise<ReplayAnswer> {
  const { status, answer } = await ask('replay', request);
  expect(status).toBe(200);
  return answer as ReplayAnswer;
}

const outcomes = ({ items }: ReplayAnswer) => items.map(({ outcome }) => outcome);
const everything = async () => ({
  processes: await app.processes(),
  events: await app.events(),
  deliveries: await app.deliveries(),
});

describe('a delivery that is read again', () => {
  it('becomes an event with a number behind all others, and says so of itself', async () => {
    await app.post('cellosign/hr', notificationOf('late'), unread);
    await app.post('cellosign/hr', notificationOf('early'));
    const before = await app.deliveries();
    expect(before.map(({ verdict }) => verdict)).toEqual(['stored', 'quarantined']);
    app.clock.now += 5000;
    const [id] = before.slice(-1).map((each) => each.id);
    expect(outcomes(await replay({ ids: [id] }))).toEqual(['read']);

    const [, late] = await app.deliveries();
    expect(late).toMatchObject({
      id,
      verdict: 'stored',
      reason: null,
      status: 415,
      seq: 3,
      processId: 'late',
    });
    const events = await app.events();
    expect(events.map(({ seq, deliveryId }) => [seq, deliveryId])).toEqual([
      [2, 2],
      [3, 1],
    ]);
    expect(events[1]?.receivedAt).toBe(late?.receivedAt);
    expect((await app.processes()).map(({ processId, seq }) => [processId, seq])).toEqual([
      ['late', 3],
      ['early', 2],
    ]);
  });

  it('is one event however often and however many at once ask for it', async () => {
    await app.post('cellosign/hr', notificationOf('a'), unread);
    const answers = await Promise.all(Array.from({ length: 5 }, () => replay({ ids: [1, 1] })));
    expect(answers.flatMap(outcomes).toSorted()).toEqual(['known', 'known', 'known', 'known', 'read']);
    expect(outcomes(await replay({ ids: [1] }))).toEqual(['known']);
    expect(await app.events()).toHaveLength(1);
    expect(await app.deliveries()).toHaveLength(1);
  });

  it('is a duplicate where another one had told the same', async () => {
    await app.post('cellosign/hr', notification(), unread);
    await app.post('cellosign/hr', notification(), unread);
    await app.post('cellosign/hr', notification());
    await replay({ ids: [2] });
    expect(outcomes(await replay({ ids: [1, 3] }))).toEqual(['read', 'known']);
    expect(await app.events()).toHaveLength(1);
    expect(
      (await app.deliveries()).map(({ id, verdict, duplicateOf }) => [id, verdict, duplicateOf]),
    ).toEqual([
      [3, 'stored', null],
      [2, 'duplicate', 3],
      [1, 'duplicate', 3],
    ]);
  });

  it('is the first one where a copy comes later', async () => {
    await app.post('cellosign/hr', notification(), unread);
    await replay({ ids: [1] });
    await app.post('cellosign/hr', notification());
    const [newest, oldest] = await app.deliveries();
    expect(newest).toMatchObject({ verdict: 'duplicate', duplicateOf: 1, seq: null });
    expect(oldest).toMatchObject({ verdict: 'stored', seq: 2 });
    expect(await page('duplicate')).toEqual([newest?.id]);
  });

  const page = async (verdict: string) =>
    ((await app.get(`/api/deliveries?verdict=${verdict}`)) as { items: Delivery[] }).items.map(
      ({ id }) => id,
    );

  it('is listed under what it is now', async () => {
    await app.post('cellosign/hr', notificationOf('a'), unread);
    await app.post('cellosign/hr', 'no JSON');
    await app.post('cellosign/hr', notificationOf('b'));
    await replay({ ids: [1] });
    await app.settle();
    expect(await page('stored')).toEqual([3, 1]);
    expect(await page('quarantined')).toEqual([2]);
    expect(await page('duplicate')).toEqual([]);
  });

  it('gives the same when the projections are made anew, and after a restart of the reader', async () => {
    for (const id of ['a', 'b', 'c']) await app.post('cellosign/hr', notificationOf(id), unread);
    await app.post('cellosign/hr', notificationOf('b'));
    await replay({ verdict: 'quarantined' });
    const before = await everything();
    expect(before.events).toHaveLength(3);
    await app.store.forgetProjections();
    expect(await everything()).toEqual(before);
    while (await app.store.tidy());
    await app.store.forgetProjections();
    expect(await everything()).toEqual(before);
  });

  it('says why it is still none', async () => {
    await app.post('cellosign/hr', 'no JSON');
    await app.post('cellosign/hr', notification({ event: { timestamp: 'soon' } }));
    await app.post('cellosign/hr', notification({ event: { type: 'WHEF_NEW' } }));
    expect(await replay({ ids: [3, 2, 1, 99] })).toEqual({
      items: [
        { id: 3, outcome: 'ignored', reason: null },
        { id: 2, outcome: 'unreadable', reason: 'event.timestamp is not a time: "soon".' },
        { id: 1, outcome: 'unreadable', reason: 'The body is not JSON: it cannot be read.' },
      ],
      isMore: false,
    });
    expect(await app.deliveries()).toHaveLength(3);
    expect((await app.store.position()).last).toBe(3);
  });

  it('may be large', async () => {
    const big = notification({
      session: { labels: { note: 'x'.repeat(300_000) } },
      client: { ip: '192.0.2.1' },
    });
    await app.post('cellosign/hr', big, unread);
    expect(outcomes(await replay({ ids: [1] }))).toEqual(['read']);
    expect(await app.events()).toHaveLength(1);
    await app.store.forgetProjections();
    expect(await app.events()).toHaveLength(1);
  });

  it('leaves the numbers of later bodies where they are', async () => {
    for (const id of ['a', 'b']) await app.post('cellosign/hr', notificationOf(id), unread);
    await replay({ verdict: 'quarantined' });
    await app.post('cellosign/hr', notificationOf('c'));
    const read = async () => ((await app.get('/api/deliveries/5')) as DeliveryDetail).body;
    expect(await read()).toContain('session-c');
    while (await app.store.tidy());
    expect(await read()).toContain('session-c');
    expect((await app.request('/api/deliveries/3')).status).toBe(404);
  });

  it('goes through a quarantine of any size, a thousand at a time', async () => {
    const count = 1003;
    await Promise.all(
      Array.from({ length: count }, (_, index) => app.post('cellosign/hr', `broken ${index}`)),
    );
    const first = await replay({ verdict: 'quarantined' });
    expect([first.items.length, first.isMore]).toEqual([1000, true]);
    const rest = await replay({ verdict: 'quarantined', before: first.items.at(-1)?.id });
    expect([rest.items.length, rest.isMore]).toEqual([3, false]);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(count);
  });

  it.each([
    undefined,
    {},
    [],
    { ids: [] },
    { ids: ['1'] },
    { ids: [0] },
    { verdict: 'stored' },
    { ids: Array(1001).fill(1) },
  ])('is asked for in a shape that is known: %j is refused', async (body) => {
    expect(await ask('replay', body)).toMatchObject({ status: 400, answer: { error: 'bad_request' } });
  });
});

describe('a delivery that is sent again', () => {
  it('comes as a new one through the same door, and says where it comes from', async () => {
    const body = notification({ event: { type: 'WHEF_CLIENT_LOGGED_IN' }, client: { ip: '192.0.2.1' } });
    const first = await app.post('cellosign/hr', body, { 'x-vendor': 'yes' });
    const { status, answer } = await ask('1/resend');
    expect(status).toBe(200);
    const told = { deliveryId: 2, status: 200, answer: await first.text(), reason: null };
    expect(answer).toEqual(told satisfies ResendAnswer);
    // It says nothing of what the vendor has set up.
    const { items } = sourceList.parse(await app.get('/api/sources'));
    expect(items[0]?.types).toMatchObject([{ vendorType: 'WHEF_CLIENT_LOGGED_IN', count: 1 }]);
    const [again] = await app.deliveries();
    expect(again).toMatchObject({ id: 2, source: 'hr', verdict: 'duplicate', duplicateOf: 1 });
    expect(((await app.get('/api/deliveries/2')) as DeliveryDetail).headers).toMatchObject({
      'content-type': 'application/json',
      'x-vendor': 'yes',
      'x-signalbox-resend': '1',
    });
    expect(JSON.parse(((await app.get('/api/deliveries/2')) as DeliveryDetail).body)).toEqual({
      ...body,
      client: { ip: '[removed]' },
    });
  });

  it('is refused as it was, where nothing has changed', async () => {
    await app.post('cellosign/hr', 'no JSON');
    const { answer } = await ask('1/resend');
    expect(answer).toMatchObject({ deliveryId: 2, status: 400 });
  });

  it('may be large', async () => {
    await app.post('cellosign/hr', notification({ session: { labels: { note: 'x'.repeat(300_000) } } }));
    expect((await ask('1/resend')).answer).toMatchObject({ deliveryId: 2, status: 200 });
    expect(await app.deliveries()).toMatchObject([{ verdict: 'duplicate' }, { verdict: 'stored' }]);
  });

  it.each(['7', '0', 'x', '-1'])('has to be there: %s is not', async (id) => {
    expect(await ask(`${id}/resend`)).toEqual({ status: 404, answer: { error: 'delivery_not_found' } });
  });
});

describe('a source that takes nothing', () => {
  const takesNothing = {
    paused: { pausedAt: 1 },
    deleted: { deletedAt: 1 },
    closed: { needsCredentials: true },
  } as const;
  const takesAgain = { pausedAt: null, deletedAt: null, needsCredentials: false };
  const states = ['paused', 'deleted', 'closed'] as const;

  it.each([
    ['paused', 503, 'The source of this address is paused'],
    ['deleted', 404, 'The source of this address was deleted'],
    ['closed', 401, 'takes nothing until credentials are made'],
  ] as const)('since it is %s, takes none that is sent again either', async (state, status, reason) => {
    await app.post('cellosign/hr', notificationOf('a'));
    await app.store.changeSource(1, takesNothing[state]);
    const answer = (await ask('1/resend')).answer as ResendAnswer;
    expect(answer).toMatchObject({ deliveryId: null, status });
    expect(answer.answer).toContain(reason);
    expect(answer.reason).toContain(reason);
    expect(await app.deliveries()).toHaveLength(1);
    await app.store.changeSource(1, takesAgain);
    expect((await ask('1/resend')).answer).toMatchObject({ deliveryId: 2, status: 200 });
    expect(await app.deliveries()).toMatchObject([{ verdict: 'duplicate', duplicateOf: 1 }, {}]);
  });

  it.each(states)('since it is %s, has what it brought before read again all the same', async (state) => {
    await app.post('cellosign/hr', notificationOf('a'), unread);
    await app.store.changeSource(1, takesNothing[state]);
    expect(outcomes(await replay({ ids: [1] }))).toEqual(['read']);
    expect(await app.processes()).toMatchObject([{ processId: 'a', source: 'hr' }]);
    await app.store.forgetProjections();
    expect(await app.processes()).toHaveLength(1);
  });

  it.each(states)('and was %s meanwhile still knows a copy of what it brought before', async (state) => {
    await app.post('cellosign/hr', notificationOf('a'));
    await app.post('cellosign/hr', notificationOf('a'), unread);
    await app.store.changeSource(1, takesNothing[state]);
    expect((await app.post('cellosign/hr', notificationOf('a'))).ok).toBe(false);
    // Nothing came of it but a link to the first.
    expect(outcomes(await replay({ ids: [2] }))).toEqual(['read']);
    await app.store.changeSource(1, takesAgain);
    await app.post('cellosign/hr', notificationOf('a'));
    const linked = (await app.deliveries()).map(({ id, verdict, duplicateOf }) => [id, verdict, duplicateOf]);
    expect(linked).toEqual([
      [4, 'duplicate', 1],
      [2, 'duplicate', 1],
      [1, 'stored', null],
    ]);
    expect(await app.events()).toHaveLength(1);
  });
});

/** A delivery of that source that says nothing. */
function noise(source: Source): NewDelivery {
  const body = Buffer.from('x');
  const told = { told: null, verification: null, isHeld: false, isRaw: false, removed: [], kept: null };
  const answered = { status: 200, answer: '{}', headers: '{}', vendorType: null, reason: null } as const;
  const arrived = { receivedAt: 0, size: 1, body, sha256: createHash('sha256').update(body).digest() };
  return { source, verdict: 'ignored', ...arrived, ...told, ...answered };
}

describe('deliveries of one source', () => {
  it('are listed alone, page by page, also where they are few among many', async () => {
    await app.post('cellosign/quiet', notificationOf('q1'));
    for (let index = 0; index < 30; index += 1) await app.post('cellosign/loud', notificationOf(`l${index}`));
    await app.post('cellosign/quiet', 'no JSON');
    await app.settle();
    const page = async (query: string) =>
      (await app.get(`/api/deliveries?source=quiet&${query}`)) as {
        items: Delivery[];
        nextCursor: string | null;
      };
    const first = await page('limit=1');
    expect(first.items.map(({ id }) => id)).toEqual([32]);
    const second = await page(`limit=1&cursor=${first.nextCursor}`);
    expect([second.items.map(({ id }) => id), second.nextCursor]).toEqual([[1], null]);
    expect((await page('verdict=quarantined')).items.map(({ id }) => id)).toEqual([32]);
    expect((await page('verdict=stored')).items.map(({ id }) => id)).toEqual([1]);
    expect(((await app.get('/api/deliveries?source=nowhere')) as { items: Delivery[] }).items).toEqual([]);
  });

  it('are found however far apart they lie, and in all sources of that address', async () => {
    await app.post('cellosign/quiet', notificationOf('q1'));
    const source = await app.store.source('cellosign', 'loud', { workflow: 'loud', at: 0 });
    if (!source) throw new Error('nothing was kept');
    const fill = (count: number) => app.store.append(Array.from({ length: count }, () => noise(source)));
    await fill(2500);
    await app.post('ignisign/quiet', { topic: 'SIGNER', action: 'CREATED' });
    await fill(1100);
    await app.post('cellosign/quiet', 'no JSON');
    const ids = async (query = '') => {
      const found = (await app.get(`/api/deliveries?source=quiet${query}`)) as { items: Delivery[] };
      return found.items.map(({ id }) => id);
    };
    expect(await ids()).toEqual([3603, 2502, 1]);
    expect(await ids('&limit=2')).toEqual([3603, 2502]);
    expect(await ids('&cursor=3603')).toEqual([2502, 1]);
    expect(await ids('&cursor=2502')).toEqual([1]);
    expect(await ids('&verdict=ignored')).toEqual([2502]);
    expect(await ids('&verdict=duplicate')).toEqual([]);
  });
});
