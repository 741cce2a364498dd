import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { catchUpAnswer } from '../../shared/source.ts';
import { createSeal } from '../sources/seal.ts';
import { type Asked, saying, startFakeVendor } from '../testing/fake-vendor.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const seal = createSeal('a key for tests');

/** What the vendor could not deliver, as it lists it: ids of its own, and no proof. */
function listed(_id: string, request: string, action = 'LAUNCHED', topic = 'SIGNATURE_REQUEST') {
  return {
    _id,
    _createdAt: '2026-11-21T10:00:00.000Z',
    status: 'FAILED',
    webhookId: 'w-1',
    ...body(request, action, topic),
  };
}

function body(request: string, action = 'LAUNCHED', topic = 'SIGNATURE_REQUEST') {
  const content = { signatureRequestId: request, status: 'IN_PROGRESS' };
  return { appId: 'appId_1', appEnv: 'PRODUCTION', topic, action, msgNature: 'SUCCESS', content };
}

let app: TestApp;
let vendor: Awaited<ReturnType<typeof startFakeVendor>>;

beforeEach(async () => {
  app = await createTestApp();
  vendor = await startFakeVendor(saying(404, ''));
  onTestFinished(async () => {
    await vendor.close();
    await app.close();
  });
});

async function setUp(settings: Record<string, string> = {}): Promise<void> {
  const usual = { appId: 'appId_1', appEnv: 'PRODUCTION', apiUrl: vendor.url, webhookId: 'w-1' };
  await app.store.saveSource(
    {
      provider: 'ignisign',
      slug: 'contracts',
      workflow: 'Contracts',
      titleLabel: null,
      timeZone: null,
      vendor: { ...usual, ...settings },
      sealed: { apiKey: seal.seal('skv2_key') },
    },
    0,
  );
}

/**
 * A vendor whose pages begin at that number, and which delivers again what it is asked for. What stands in one list alone
 * is given for every list.
 */
function vendorWith(
  lists: object[][] | Record<string, object[][]>,
  firstPage = 1,
  before: (event: object | undefined) => Promise<void> = async () => undefined,
): void {
  const pagesOf = (list: string) => (Array.isArray(lists) ? lists : (lists[list] ?? []));
  const all = Array.isArray(lists) ? lists.flat() : Object.values(lists).flat(2);
  vendor.answers((response, asked) => {
    const { method, url } = asked;
    if (method === 'POST') {
      const event = all.find((each) =>
        url.includes(`/${String((each as { _id?: unknown } | null)?._id)}/resend`),
      );
      void before(event)
        .then(() => app.post('ignisign/contracts', { ...deliveredAs(event), verificationToken: 'a new one' }))
        .then(() => saying(200, {})(response, asked));
      return;
    }
    const { searchParams } = new URL(url, vendor.url);
    const number = Number(searchParams.get('page')) - firstPage;
    const events = pagesOf(searchParams.get('filter') ?? '')[number] ?? [];
    if (number < 0) saying(400, 'no such page')(response, asked);
    else saying(200, { events, searchData: { total: 9 } })(response, asked);
  });
}

/** Without what the list alone tells. */
function deliveredAs(event: object | undefined): object {
  const own = new Set(['_id', '_createdAt', 'status', 'webhookId']);
  return Object.fromEntries(Object.entries(event ?? {}).filter(([name]) => !own.has(name)));
}

const path = '/api/sources/1/catch-up';
const ended = { isRunning: false };

/** Begins, and waits for the end. */
async function catchUp(): Promise<unknown> {
  await app.settle();
  const begun = await app.request(path, { method: 'POST' });
  expect(begun.status).toBe(202);
  return vi.waitFor(
    async () => {
      const { catchUp: told } = catchUpAnswer.parse(await app.get(path));
      expect(told).toMatchObject({ isRunning: false });
      return told;
    },
    { timeout: 3000, interval: 5 },
  );
}

const resends = (asked: readonly Asked[]) =>
  asked.filter(({ method }) => method === 'POST').map(({ url }) => url);

describe('catching up with the vendor', () => {
  it.each([0, 1])(
    'fetches what never arrived, and nothing else, from pages that begin at %d',
    async (first) => {
      await setUp();
      await app.post('ignisign/contracts', { ...body('a'), verificationToken: 'an old one' });
      vendorWith(
        [
          [listed('e1', 'a'), listed('e2', 'b')],
          [listed('e3', 'c'), listed('e4', 's', 'CREATED', 'SIGNER')],
        ],
        first,
      );
      expect(await catchUp()).toEqual({ ...ended, failed: 3, known: 1, resent: 2, fault: null });
      expect(resends(vendor.asked)).toEqual([
        '/v4/webhooks/w-1/events/e2/resend',
        '/v4/webhooks/w-1/events/e3/resend',
      ]);
      expect(new Set(vendor.asked.map(({ authorization }) => authorization))).toEqual(
        new Set(['Bearer skv2_key']),
      );
      expect((await app.processes()).map(({ processId }) => processId).sort()).toEqual(['a', 'b', 'c']);

      expect(await catchUp()).toEqual({ ...ended, failed: 3, known: 3, resent: 0, fault: null });
      expect(await app.events()).toHaveLength(3);
    },
  );

  it('fetches what is still pending there, however much was delivered since', async () => {
    await setUp();
    const failed = listed('e1', 'a');
    const delivered = { ...listed('e2', 'b'), status: 'SUCCESS' };
    const pending = { ...listed('e3', 'c'), status: 'PENDING' };
    vendorWith({ FAILED: [[failed]], ALL: [[delivered], [delivered, failed], [pending]] });
    expect(await catchUp()).toEqual({ ...ended, failed: 2, known: 0, resent: 2, fault: null });
    expect((await app.processes()).map(({ processId }) => processId).sort()).toEqual(['a', 'c']);
  });

  it('asks for nothing that was pending and has arrived meanwhile, and counts it once where it arrives then', async () => {
    await setUp();
    const pending = ['e1', 'e2'].map((id) => ({ ...listed(id, `of ${id}`), status: 'PENDING' }));
    const [first, second] = pending;
    vendorWith({ FAILED: [], ALL: [pending] }, 1, async (event) => {
      // The first one is sent again while the second one comes by itself, and is itself only late.
      expect(event).toBe(first);
      await app.post('ignisign/contracts', { ...deliveredAs(second), verificationToken: 'its own' });
      await app.post('ignisign/contracts', { ...deliveredAs(first), verificationToken: 'its own' });
      await app.settle();
    });
    expect(await catchUp()).toEqual({ ...ended, failed: 2, known: 1, resent: 1, fault: null });
    expect((await app.events()).map(({ processId }) => processId)).toEqual(['of e2', 'of e1']);
    expect((await app.deliveries()).map(({ verdict }) => verdict)).toEqual(['duplicate', 'stored', 'stored']);
  });

  it('knows what waits for the vendor’s word', async () => {
    await setUp({ verification: 'vendor' });
    await app.post('ignisign/contracts', { ...body('a'), verificationToken: 't' });
    vendorWith([[listed('e1', 'a')]]);
    expect(await catchUp()).toMatchObject({ known: 1, resent: 0 });
  });

  it.each([
    ['a list that is none', saying(200, { events: 'none' }), { code: 'unreadable', answer: 'HTTP 200' }],
    ['a wrong key', saying(401, ''), { code: 'refused', answer: 'HTTP 401' }],
    ['an error', saying(500, ''), { code: 'unreadable', answer: 'HTTP 500' }],
    [
      'a redirect',
      saying(302, '', { location: 'http://127.0.0.1:1/' }),
      { code: 'unreadable', answer: 'HTTP 302' },
    ],
    ['nothing in time', () => undefined, { code: 'unreachable', answer: null }],
  ])('says why it ended where the vendor answers with %s', async (_what, answer, fault) => {
    await setUp();
    vendor.answers(answer);
    expect(await catchUp()).toEqual({
      ...ended,
      failed: 0,
      known: 0,
      resent: 0,
      fault: { settings: [], ...fault },
    });
  });

  it('passes over what it cannot read in the list', async () => {
    await setUp();
    vendorWith([[null, 7, { _id: 5 }, { _id: 'e1' }, listed('e2', 'a')] as object[]]);
    expect(await catchUp()).toEqual({ ...ended, failed: 1, known: 0, resent: 1, fault: null });
  });

  it('says what is missing in the settings, and asks nobody', async () => {
    await setUp({ webhookId: '' });
    const fault = { code: 'settings', answer: null, settings: ['webhookId'] };
    expect(await catchUp()).toMatchObject({ fault });
    expect(vendor.asked).toEqual([]);
  });

  it('says how far it has come, also to others, and is not begun twice', async () => {
    await setUp();
    expect(await app.get(path)).toEqual({ catchUp: null });
    let release = () => {};
    vendor.answers((response, asked) => {
      release = () => saying(200, { events: [] })(response, asked);
    });
    const running = { isRunning: true, failed: 0, known: 0, resent: 0, fault: null };
    for (let times = 0; times < 2; times += 1) {
      const begun = await app.request(path, { method: 'POST' });
      expect([begun.status, await begun.json()]).toEqual([202, { catchUp: running }]);
    }
    await vi.waitFor(() => expect(vendor.asked).toHaveLength(1));
    expect(await app.get(path)).toEqual({ catchUp: running });
    vendor.answers(saying(200, { events: [] }));
    release();
    await vi.waitFor(async () =>
      expect(await app.get(path)).toMatchObject({ catchUp: { isRunning: false } }),
    );
  });

  it('fetches again what was never confirmed, once nobody will be asked about it any more', async () => {
    await setUp({ verification: 'vendor' });
    await app.post('ignisign/contracts', { ...body('a'), verificationToken: 't' });
    await app.store.expireVerifications(app.clock.now + 1);
    vendorWith([[listed('e1', 'a')]]);
    expect(await catchUp()).toMatchObject({ known: 0, resent: 1 });
  });

  it('is refused while the source is paused or deleted, which would refuse what came', async () => {
    await setUp();
    await app.store.changeSource(1, { pausedAt: 1 });
    const paused = await app.request(path, { method: 'POST' });
    expect([paused.status, await paused.json()]).toEqual([
      400,
      {
        error: 'bad_request',
        message: 'The source is paused, so what its vendor sends again would be refused.',
      },
    ]);
    await app.post('ignisign/contracts', body('a'));
    await app.store.changeSource(1, { pausedAt: null, deletedAt: 1 });
    expect((await app.request(path, { method: 'POST' })).status).toBe(404);
    expect(vendor.asked).toEqual([]);
  });

  it('is refused for an unknown source, and for a vendor that keeps no list', async () => {
    await app.post('cellosign/hr', '{}');
    const [unknown, none] = await Promise.all(
      ['/api/sources/9/catch-up', path].map((each) => app.request(each, { method: 'POST' })),
    );
    expect([unknown?.status, await unknown?.json()]).toEqual([404, { error: 'source_not_found' }]);
    expect(none?.status).toBe(400);
  });
});
