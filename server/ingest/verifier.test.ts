import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import { sourceList } from '../../shared/source.ts';
import { createSeal } from '../sources/seal.ts';
import type { Source } from '../store/source.ts';
import { saying, startFakeVendor } from '../testing/fake-vendor.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { startVerifier } from './verifier.ts';

const seal = createSeal('a key for tests');
const valid = { isValid: true, context: null, alreadyConsumed: false, haveBeenConsumed: true };
const consumed = { isValid: false, context: null, alreadyConsumed: true, haveBeenConsumed: false };
const unknown = { isValid: false, context: null, notFound: true, alreadyConsumed: false };

let app: TestApp;
let vendor: Awaited<ReturnType<typeof startFakeVendor>>;
let logged: string[];

beforeEach(async () => {
  app = await createTestApp();
  vendor = await startFakeVendor(saying(200, valid));
  logged = [];
  await setUp();
  onTestFinished(async () => {
    await vendor.close();
    await app.close();
  });
});

/** The source whose deliveries wait for the vendor's word, with other settings over the usual ones. */
async function setUp(
  settings: Record<string, string> = {},
  sealed: Record<string, string> = { apiKey: 'skv2_key' },
): Promise<Source> {
  const usual = { verification: 'vendor', appId: 'appId_1', appEnv: 'PRODUCTION', apiUrl: vendor.url };
  return app.store.saveSource(
    {
      provider: 'ignisign',
      slug: 'contracts',
      workflow: 'Contracts',
      titleLabel: null,
      timeZone: null,
      vendor: { ...usual, ...settings },
      sealed: Object.fromEntries(Object.entries(sealed).map(([name, each]) => [name, seal.seal(each)])),
    },
    0,
  );
}

function bodyOf(request: string, token: string) {
  return {
    appId: 'appId_1',
    appEnv: 'PRODUCTION',
    topic: 'SIGNATURE_REQUEST',
    action: 'LAUNCHED',
    msgNature: 'SUCCESS',
    content: { signatureRequestId: request, status: 'IN_PROGRESS' },
    verificationToken: token,
  };
}

/** Posts an event of a request of its own; answered whatever the vendor says later. */
async function send(request: string, token = `token of ${request}`): Promise<void> {
  const answer = await app.post('ignisign/contracts', bodyOf(request, token));
  expect([answer.status, await answer.text()]).toEqual([200, '{"received":true}']);
}

async function replay(request: unknown): Promise<unknown[]> {
  const body = JSON.stringify(request);
  const answer = await app.request('/api/deliveries/replay', { method: 'POST', body });
  return ((await answer.json()) as { items: unknown[] }).items;
}

type Parts = Parameters<typeof startVerifier>[0];

function start(over: Partial<Parts> = {}) {
  const note = (...words: unknown[]) => void logged.push(JSON.stringify(words));
  const verifier = startVerifier({
    store: app.store,
    open: seal.open,
    vendors: app.vendors,
    release: app.release,
    troubles: app.troubles,
    now: () => app.clock.now,
    log: { info: note, warn: note, error: note, debug: note },
    timing: { timeout: 150, tick: 20, round: 1, firstPause: 1000 },
    ...over,
  });
  onTestFinished(() => verifier.stop());
  return verifier;
}

/** What is known of each delivery that came from outside, oldest first. */
async function verifications() {
  const all = await app.deliveries();
  return all
    .filter(({ verification }) => verification !== null)
    .map((each) => each.verification)
    .reverse();
}

async function shown(): Promise<string[]> {
  return (await app.processes()).map(({ processId }) => processId).sort();
}

/** Waits until that many requests came to the vendor, and what they brought about is done. */
async function asked(times: number): Promise<void> {
  await vi.waitFor(() => expect(vendor.asked.length).toBe(times), { timeout: 3000, interval: 10 });
}

async function becomes(...expected: unknown[]): Promise<void> {
  await vi.waitFor(async () => expect(await verifications()).toEqual(expected), {
    timeout: 3000,
    interval: 20,
  });
}

describe('a delivery whose vendor is asked', () => {
  it('is kept at once and shown once the vendor says that it sent it', async () => {
    await send('a');
    expect(await shown()).toEqual([]);
    expect(await verifications()).toEqual(['unverified']);
    start();
    await becomes('verified');
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
    expect(vendor.asked).toEqual([
      {
        method: 'POST',
        url: '/v4/tokens/webhook-verification/checking-consumption',
        authorization: 'Bearer skv2_key',
        body: { token: 'token of a', appId: 'appId_1', appEnv: 'PRODUCTION' },
      },
    ]);
  });

  it('is never shown where the vendor did not send it, also after everything was read anew', async () => {
    vendor.answers(saying(200, unknown));
    await send('a');
    start();
    await becomes('rejected');
    await app.store.forgetProjections();
    expect(await shown()).toEqual([]);
    expect(await verifications()).toEqual(['rejected']);
  });

  it('is not shown by reading everything anew before the vendor has answered', async () => {
    await send('a');
    await app.store.forgetProjections();
    expect(await shown()).toEqual([]);
  });

  it('is rejected where its token was used by somebody before; where it has none nobody is asked', async () => {
    vendor.answers(saying(200, consumed));
    await send('a');
    await send('b', '');
    start();
    await becomes('rejected', 'unproven');
    expect(vendor.asked).toHaveLength(1);
  });

  it.each([
    ['an error', saying(500, 'Oops')],
    ['too many requests', saying(429, valid)],
    ['no JSON', saying(200, '<html>Welcome</html>')],
    ['JSON of something else', saying(200, [])],
    ['a wrong key', saying(401, { message: 'Unauthorized' })],
    [
      'nothing but a closed connection',
      (response: ServerResponse) => {
        response.destroy();
      },
    ],
    ['nothing in time', () => undefined],
    [
      'half of an answer',
      (response: ServerResponse) => {
        response.write('{"isVal');
      },
    ],
  ])('waits and is asked about again where the vendor answers with %s', async (_what, answer) => {
    vendor.answers(answer);
    await send('a');
    start();
    await asked(1);
    await vi.waitFor(() => expect(logged.join()).toMatch(/asking again/u), { timeout: 3000 });
    expect(await verifications()).toEqual(['unverified']);
    vendor.answers(saying(200, valid));
    app.clock.now += 1000;
    await becomes('verified');
    expect(vendor.asked).toHaveLength(2);
  });

  it('is verified where an answer was lost and the vendor then says that it was asked before', async () => {
    vendor.answers(() => undefined);
    await send('a');
    start();
    await asked(1);
    await vi.waitFor(() => expect(logged.join()).toContain('gave no clear answer'));
    vendor.answers(saying(200, consumed));
    app.clock.now += 1000;
    await becomes('verified');
  });

  it('makes its vendor’s silence known on the page of its source, and rarely in the log', async () => {
    vendor.answers(() => undefined);
    await send('a');
    start();
    const trouble = async () =>
      sourceList.parse(await app.get('/api/sources')).items[0]?.vendorTrouble ?? null;
    await vi.waitFor(async () => expect(await trouble()).toMatchObject({ cause: 'TimeoutError' }));
    const since = new Date(app.clock.now).toISOString();
    for (let tries = 2; tries <= 3; tries += 1) {
      app.clock.now += 10_000;
      await vi.waitFor(async () =>
        expect(await trouble()).toEqual({
          since,
          lastAt: new Date(app.clock.now).toISOString(),
          kind: 'silent',
          cause: 'TimeoutError',
        }),
      );
    }
    expect(logged.filter((line) => line.includes('gave no clear answer'))).toHaveLength(1);
    expect(logged.join()).not.toContain('stack');
    vendor.answers(saying(200, valid));
    app.clock.now += 60_000;
    await becomes('verified');
    expect(await trouble()).toBeNull();
  });

  it('is verified by the next start where the server was stopped while it asked', async () => {
    vendor.answers(() => undefined);
    await send('a');
    const first = start({ timing: { timeout: 60_000, tick: 20, round: 1, firstPause: 1000 } });
    await asked(1);
    await first.stop();
    expect(await verifications()).toEqual(['unverified']);
    vendor.answers(saying(200, consumed));
    app.clock.now += 1000;
    start();
    await becomes('verified');
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
  });

  it('is shown by the next start where the server was stopped between the answer and that', async () => {
    await send('a');
    const first = start({ release: () => Promise.reject(new Error('stopped')) });
    await becomes('verified');
    await first.stop();
    expect(await shown()).toEqual([]);
    start();
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
    expect(vendor.asked).toHaveLength(1);
  });

  it('is asked about later each time, and as late as the vendor wishes', async () => {
    vendor.answers(saying(500, ''));
    await send('a');
    start();
    await asked(1);
    for (const [pause, times] of [
      [1000, 2],
      [1999, 2],
      [1, 3],
    ] as const) {
      app.clock.now += pause;
      await new Promise((resolve) => setTimeout(resolve, 80));
      await asked(times);
    }
    vendor.answers(saying(503, '', { 'retry-after': '60' }));
    app.clock.now += 4000;
    await asked(4);
    await vi.waitFor(() => expect(logged.join()).toContain('503'));
    app.clock.now += 59_000;
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(vendor.asked).toHaveLength(4);
    app.clock.now += 1000;
    await asked(5);
  });

  it('is not asked about any more after a day, and its token is gone', async () => {
    vendor.answers(saying(500, ''));
    await send('a');
    start();
    await asked(1);
    app.clock.now += 24 * 3_600_000 + 1;
    await vi.waitFor(async () => expect(await app.store.dueVerifications(app.clock.now, 10)).toEqual([]));
    vendor.answers(saying(200, valid));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(vendor.asked.length).toBeLessThanOrEqual(2);
    expect(await verifications()).toEqual(['unverified']);
  });

  it('takes no second token where it says the same as one before', async () => {
    await send('a');
    await send('a', 'another token');
    start();
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
    await send('a', 'a third token');
    await vi.waitFor(async () =>
      expect((await app.deliveries()).filter(({ verdict }) => verdict === 'duplicate')).toHaveLength(2),
    );
    expect(vendor.asked).toHaveLength(1);
    expect(await app.events()).toHaveLength(1);
  });

  it('cannot be made to count by reading it again', async () => {
    vendor.answers(saying(200, unknown));
    await send('a');
    const readAgain = () => replay({ ids: [1] });
    const barred = [{ id: 1, outcome: 'held', reason: 'Its vendor has not said that it sent it.' }];
    expect(await readAgain()).toEqual(barred);
    start();
    await becomes('rejected');
    expect(await readAgain()).toEqual(barred);
    expect(await shown()).toEqual([]);
  });

  it('that was quarantined counts for nothing when it is read again, until a person accepts it, where it came without a token', async () => {
    start();
    await setUp({ appId: 'appId_2' });
    const { verificationToken: _, ...bare } = bodyOf('a', '');
    expect((await app.post('ignisign/contracts', bare)).status).toBe(400);
    await setUp();
    expect(await replay({ verdict: 'quarantined' })).toEqual([
      { id: 1, outcome: 'held', reason: expect.stringContaining('carries no verification token') as string },
    ]);
    expect(await replay({ ids: [1] })).toMatchObject([{ id: 1, outcome: 'held' }]);
    expect(await shown()).toEqual([]);
    expect(await verifications()).toEqual(['unproven']);
    await app.store.forgetProjections();
    expect(await shown()).toEqual([]);
    expect(vendor.asked).toEqual([]);
    await app.request('/api/deliveries/1/decision', {
      method: 'POST',
      body: JSON.stringify({ decision: 'accept' }),
    });
    expect(await shown()).toEqual(['a']);
    expect(await replay({ ids: [1] })).toMatchObject([{ outcome: 'known' }]);
  });

  it('that was refused for its Content-Type alone is asked about when it is read again', async () => {
    const asText = { 'content-type': 'text/plain' };
    for (const each of ['forged', 'genuine'])
      expect((await app.post('ignisign/contracts', bodyOf(each, each), asText)).status).toBe(415);
    vendor.answers((response, asked) => {
      const { token } = asked.body as { token: string };
      saying(200, token === 'genuine' ? valid : unknown)(response, asked);
    });
    expect(await replay({ ids: [1, 2] })).toMatchObject([{ outcome: 'held' }, { outcome: 'held' }]);
    expect(await shown()).toEqual([]);
    start();
    await becomes('rejected', 'verified');
    await vi.waitFor(async () => expect(await shown()).toEqual(['genuine']));
    expect(await replay({ verdict: 'quarantined' })).toMatchObject([{ id: 1, outcome: 'held' }]);
    expect(await shown()).toEqual(['genuine']);
  });

  it('leaves no secret anywhere: not in the database, its log, an answer or a file', async () => {
    const secrets = [
      'verify-canary',
      'sign-canary',
      'proof-canary',
      'https://x/?t=link-canary',
      'auth-canary',
    ];
    const [verify, sign, proof, link, auth] = secrets;
    vendor.answers(saying(500, ''));
    const answer = await app.post('ignisign/contracts', {
      appId: 'appId_1',
      appEnv: 'PRODUCTION',
      topic: 'SIGNATURE_REQUEST',
      action: 'LAUNCHED',
      verificationToken: verify,
      content: {
        signatureRequestId: 'a',
        signers: { signersBySide: [{ signerId: 's', token: sign }], signersEmbedded: [] },
        documents: [{ documentId: 'd', token: proof, url: link }],
        signatureProofUrl: link,
        authSecret: auth,
      },
    });
    expect(answer.status).toBe(200);
    start();
    await asked(1);
    expect(vendor.asked[0]?.body).toMatchObject({ token: verify });
    vendor.answers(saying(200, valid));
    app.clock.now += 1000;
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
    const files = readdirSync(dirname(app.databaseFile), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'));
    const told = await Promise.all(
      [
        '/api/deliveries/1',
        '/api/deliveries',
        '/api/events',
        '/api/processes/a',
        '/api/export?format=json',
      ].map(async (path) => JSON.stringify(await (await app.request(path)).text())),
    );
    const everything = [...files, ...told, ...logged, ...app.logged].join('\n');
    expect(everything).toContain('signatureRequestId');
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect((await app.deliveries()).find(({ id }) => id === 1)?.removed).toEqual([
      'verificationToken',
      'accessTokens',
      'accessLinks',
      'signerSecret',
    ]);
  });

  it('is asked about for itself where the one before that said the same was forged', async () => {
    vendor.answers((response, { body }) =>
      saying(200, (body as { token: string }).token === 'forged' ? unknown : valid)(response, {} as never),
    );
    await send('a', 'forged');
    await send('a', 'genuine');
    start();
    await becomes('rejected', 'verified');
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
  });

  it('that was verified and cannot be read any more is not done: it says why, and can be read once that is mended', async () => {
    await send('a');
    await setUp({ appId: 'another' });
    start();
    await becomes('verified');
    const reason = 'appId is not the one that this source is set up for.';
    await vi.waitFor(async () => expect((await app.deliveries())[0]).toMatchObject({ reason, seq: null }));
    expect(await shown()).toEqual([]);
    expect(await app.store.unreleased(10)).toEqual([]);

    await setUp();
    expect(await app.release([1])).toEqual([{ id: 1, outcome: 'read', reason: null }]);
    expect((await app.deliveries())[0]).toMatchObject({ reason: null, processId: 'a' });
    expect(await shown()).toEqual(['a']);
  });

  it('goes nowhere else than to the address that was set', async () => {
    const elsewhere = await startFakeVendor(saying(200, valid));
    onTestFinished(() => elsewhere.close());
    vendor.answers(saying(307, '', { location: `${elsewhere.url}/v4` }));
    await send('a');
    start();
    await asked(1);
    await vi.waitFor(() => expect(logged.join()).toContain('307'));
    expect(elsewhere.asked).toEqual([]);
    expect(await verifications()).toEqual(['unverified']);
  });

  it.each([
    ['it has no API key', {}, {}],
    ['its address is none of http', { apiUrl: 'file:///etc/passwd' }, { apiKey: 'k' }],
    ['it names no application', { appId: '' }, { apiKey: 'k' }],
  ])('waits while the source cannot ask since %s', async (_why, settings, sealed) => {
    await setUp(settings, sealed);
    await send('a');
    start();
    await vi.waitFor(() => expect(logged.join()).toContain('could not be asked'));
    expect(vendor.asked).toEqual([]);
    const unaskedBy = async () => ((await app.get('/api/deliveries/1')) as DeliveryDetail).unaskedBy;
    expect(await unaskedBy()).toBe('apiUrl' in settings ? null : 1);
    await setUp();
    expect(await unaskedBy()).toBeNull();
    app.clock.now += 1000;
    await becomes('verified');
  });

  it('is one of a few that are asked about at once, however many come', async () => {
    vendor.answers((response) => setTimeout(() => saying(200, valid)(response, {} as never), 5));
    for (let index = 0; index < 40; index += 1) await send(`r-${index}`);
    start();
    await asked(40);
    await vi.waitFor(async () => expect(await shown()).toHaveLength(40));
    expect(vendor.mostUnderWay()).toBeLessThanOrEqual(8);
  });

  it('never tells a token or a key to the log', async () => {
    vendor.answers(saying(500, ''));
    await send('a');
    start();
    await asked(1);
    await vi.waitFor(() => expect(logged.join()).toContain('500'));
    expect(logged.join() + app.logged.join()).not.toMatch(/token of a|skv2_key/u);
  });
});

describe('a source that relies on its own credentials', () => {
  it('has its deliveries shown at once, and nobody is asked', async () => {
    await setUp({ verification: 'credentials' });
    await send('a');
    start();
    expect(await shown()).toEqual(['a']);
    expect(await verifications()).toEqual([]);
    expect(vendor.asked).toEqual([]);
  });
});

describe('a delivery of another application', () => {
  it('is refused with a sentence, and nobody is asked', async () => {
    const answer = await app.post('ignisign/contracts', {
      appId: 'appId_2',
      appEnv: 'PRODUCTION',
      topic: 'SIGNATURE_REQUEST',
      action: 'READY',
      content: { signatureRequestId: 'a' },
      verificationToken: 't',
    });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { received: false, error: 'appId is not the one that this source is set up for.' },
    ]);
    expect((await app.deliveries())[0]).toMatchObject({ verdict: 'quarantined', verification: null });
  });

  it('is asked for once the settings that refused it are mended, and it is read again', async () => {
    await setUp({ appId: 'appId_2' });
    start();
    const refused = async (name: string) => {
      const answer = await app.post('ignisign/contracts', bodyOf(name, `token of ${name}`));
      expect(answer.status).toBe(400);
      const [found] = await app.deliveries();
      expect(found).toMatchObject({ verdict: 'quarantined', verification: null });
      expect(found?.reason).toContain('appId');
      return found?.id ?? 0;
    };
    const [late, other, id] = [await refused('late'), await refused('other'), await refused('a')];
    expect(await replay({ ids: [id] })).toMatchObject([{ outcome: 'unreadable' }]);
    await app.request(`/api/sources/1`, { method: 'PATCH', body: '{"vendor":{"appId":"appId_1"}}' });
    expect(await replay({ ids: [id] })).toMatchObject([{ outcome: 'held' }]);
    await asked(1);
    expect(vendor.asked[0]?.body).toMatchObject({ token: 'token of a', appId: 'appId_1' });
    await vi.waitFor(async () => expect(await shown()).toEqual(['a']));
    vendor.answers(saying(200, unknown));
    await replay({ ids: [other] });
    await vi.waitFor(async () =>
      expect((await app.deliveries()).find((each) => each.id === other)).toMatchObject({
        verification: 'rejected',
        reason: null,
      }),
    );
    app.clock.now += 25 * 3_600_000;
    await app.store.expireVerifications(app.clock.now - 24 * 3_600_000);
    expect(await replay({ ids: [late] })).toMatchObject([
      { outcome: 'held', reason: expect.stringContaining('token') as string },
    ]);
    expect((await app.deliveries()).find((each) => each.id === late)).toMatchObject({
      verification: 'unproven',
    });
    expect(vendor.asked).toHaveLength(2);
  });

  it('is said not to be asked for once, until its source is set up otherwise', async () => {
    await setUp({ appId: '' });
    start();
    await send('a');
    const tries = async (times: number) => {
      for (let round = 0; round < times; round += 1) {
        app.clock.now += 20_000;
        const isDone = () => app.store.dueVerifications(app.clock.now, 1);
        await vi.waitFor(async () => expect(await isDone()).toEqual([]), { timeout: 3000, interval: 10 });
      }
    };
    await tries(3);
    expect(logged.filter((line) => line.includes('could not be asked'))).toHaveLength(1);
    await setUp({ appEnv: '' });
    await tries(3);
    expect(logged.filter((line) => line.includes('could not be asked'))).toHaveLength(2);
    expect(vendor.asked).toEqual([]);
  });
});
