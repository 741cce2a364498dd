import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { catchUpAnswer, sourceList } from '../../shared/source.ts';
import { createSeal } from '../sources/seal.ts';
import { saying, startFakeVendor, type Asked } from '../testing/fake-vendor.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { startVerifier } from './verifier.ts';

const seal = createSeal('a key for tests');
const oldSecret = '9f2c-secret-canary';
const patient = { timeout: 8000, interval: 10 };
const signInPath = '/v4/auth/app-api';

let app: TestApp;
let vendor: Awaited<ReturnType<typeof startFakeVendor>>;
let logged: string[];
/** What the vendor takes now; every exchange gives another one. */
let given: string[];
/** How the vendor wraps a token that it gives, which lives so many seconds. */
let wrap: (token: string) => unknown;
let lifetime: number;

beforeEach(async () => {
  app = await createTestApp();
  logged = [];
  given = [];
  wrap = (jwtToken) => ({ jwtToken });
  lifetime = 3600;
  vendor = await startFakeVendor(answer);
  await setUp(oldSecret);
  onTestFinished(async () => {
    await vendor.close();
    await app.close();
  });
});

/** The API as it treats an application's secret: it takes the newest token and nothing else. */
const answer: Parameters<typeof startFakeVendor>[0] = (response, asked) => {
  if (asked.url === signInPath) {
    exchange(response, asked);
    return;
  }
  if (asked.authorization !== `Bearer ${given.at(-1)}`) {
    saying(401, 'Unauthorized')(response, asked);
    return;
  }
  if (asked.url.includes('checking-consumption')) {
    saying(200, { isValid: true })(response, asked);
    return;
  }
  const isFirst = asked.url.includes('page=0') && asked.url.includes('FAILED');
  const events = isFirst ? [{ _id: 'e1', status: 'FAILED', ...bodyOf('lost') }] : [];
  saying(200, asked.method === 'GET' ? { events } : {})(response, asked);
};

const exchange: typeof answer = (response, asked) => {
  const { appId, appEnv, secret } = asked.body as Record<string, string>;
  const isRight = appId === 'appId_1' && appEnv === 'PRODUCTION' && secret === oldSecret;
  if (!isRight || asked.authorization !== undefined) {
    saying(401, 'wrong')(response, asked);
    return;
  }
  given.push(jwtOf({ exp: app.clock.now / 1000 + lifetime, jti: given.length }));
  saying(201, wrap(given.at(-1) ?? ''))(response, asked);
};

function jwtOf(claims: object): string {
  const [head, body] = [{ alg: 'HS256' }, claims].map((each) =>
    Buffer.from(JSON.stringify(each)).toString('base64url'),
  );
  return `${head}.${body}.c2lnbmF0dXJl`;
}

async function setUp(apiKey: string, settings: Record<string, string> = {}): Promise<void> {
  const usual = { verification: 'vendor', appId: 'appId_1', appEnv: 'PRODUCTION', webhookId: 'w-1' };
  await app.store.saveSource(
    {
      provider: 'ignisign',
      slug: 'contracts',
      workflow: 'Contracts',
      titleLabel: null,
      timeZone: null,
      vendor: { ...usual, apiUrl: vendor.url, ...settings },
      sealed: { apiKey: seal.seal(apiKey) },
    },
    0,
  );
}

function bodyOf(request: string) {
  const content = { signatureRequestId: request, status: 'IN_PROGRESS' };
  return {
    appId: 'appId_1',
    appEnv: 'PRODUCTION',
    topic: 'SIGNATURE_REQUEST',
    action: 'LAUNCHED',
    msgNature: 'SUCCESS',
    content,
  };
}

async function send(...requests: string[]): Promise<void> {
  for (const each of requests)
    await app.post('ignisign/contracts', { ...bodyOf(each), verificationToken: `token of ${each}` });
}

function start(timeout = 5000): void {
  const note = (...words: unknown[]) => void logged.push(JSON.stringify(words));
  const verifier = startVerifier({
    store: app.store,
    open: seal.open,
    vendors: app.vendors,
    release: app.release,
    troubles: app.troubles,
    now: () => app.clock.now,
    log: { info: note, warn: note, error: note, debug: note },
    timing: { timeout, tick: 10, round: 1, firstPause: 1000 },
  });
  onTestFinished(() => verifier.stop());
}

async function shows(...requests: string[]): Promise<void> {
  await vi.waitFor(
    async () =>
      expect((await app.processes()).map(({ processId }) => processId).sort()).toEqual(requests.sort()),
    patient,
  );
}

async function trouble() {
  return sourceList.parse(await app.get('/api/sources')).items[0]?.vendorTrouble ?? null;
}

async function troubled(expected: object): Promise<void> {
  await vi.waitFor(async () => expect(await trouble()).toMatchObject(expected), {
    ...patient,
  });
}

async function catchUp() {
  await app.request('/api/sources/1/catch-up', { method: 'POST' });
  return vi.waitFor(async () => {
    const { catchUp: told } = catchUpAnswer.parse(await app.get('/api/sources/1/catch-up'));
    expect(told).toMatchObject({ isRunning: false });
    return told;
  }, patient);
}

const exchanges = () => vendor.asked.filter(({ url }) => url === signInPath);
const others = () => vendor.asked.filter(({ url }: Asked) => url !== signInPath);

describe('an application’s secret from before there were keys', () => {
  it('is exchanged once for a token that then serves for everything asked of the vendor', async () => {
    await send('a', 'b', 'c');
    start();
    await shows('a', 'b', 'c');
    expect(await catchUp()).toMatchObject({ failed: 1, resent: 1, fault: null });
    expect(exchanges()).toHaveLength(1);
    expect(others().map(({ method, url }) => `${method} ${url}`)).toContain(
      'POST /v4/webhooks/w-1/events/e1/resend',
    );
    expect(new Set(others().map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${given[0]}`]),
    );
  });

  it('is not exchanged where it is a key', async () => {
    await setUp('skv2_key');
    vendor.answers(saying(200, { isValid: true }));
    await send('a');
    start();
    await shows('a');
    expect(vendor.asked.map(({ authorization }) => authorization)).toEqual(['Bearer skv2_key']);
  });

  it.each<[string, (token: string) => unknown]>([
    ['under another name', (token) => ({ accessToken: token })],
    ['inside something', (token) => ({ data: { jwt: { token }, user: null } })],
    ['beside one for renewal', (token) => ({ refreshToken: jwtOf({ jti: 'r' }), token })],
    ['as JSON of nothing else', (token) => JSON.stringify(token)],
    ['as bare text', (token) => `${token}\n`],
  ])('is understood where the token comes %s', async (_how, as) => {
    wrap = as;
    await send('a');
    start();
    await shows('a');
  });

  it('is exchanged again once the token expires', async () => {
    lifetime = 600;
    start();
    await send('a');
    await shows('a');
    app.clock.now += 500_000;
    await send('b');
    await shows('a', 'b');
    expect(exchanges()).toHaveLength(1);
    app.clock.now += 80_000;
    await send('c');
    await shows('a', 'b', 'c');
    expect(exchanges()).toHaveLength(2);
    expect(others()).toHaveLength(3);
  });

  it('is exchanged once again where the token is refused before its time, and nothing is lost by that', async () => {
    start();
    await send('a');
    await shows('a');
    given.push('what the vendor takes now');
    await send('b', 'c', 'd');
    await shows('a', 'b', 'c', 'd');
    expect(exchanges()).toHaveLength(2);
    expect(await trouble()).toBeNull();
  });

  it('is not exchanged over and over for tokens that the vendor then does not take', async () => {
    vendor.answers((response, asked) =>
      asked.url === signInPath ? exchange(response, asked) : saying(401, 'Unauthorized')(response, asked),
    );
    await send('a', 'b', 'c', 'd');
    start();
    await troubled({ kind: 'refused', cause: 'HTTP 401' });
    app.clock.now += 5000;
    await troubled({ lastAt: new Date(app.clock.now).toISOString() });
    expect(exchanges().length).toBeLessThanOrEqual(2);
  });

  it('that is wrong is told in words where its source is looked at, and asks nothing of the vendor', async () => {
    await setUp('another');
    await send('a', 'b');
    start();
    await troubled({ kind: 'refused', cause: 'HTTP 401' });
    expect(exchanges()).toHaveLength(1);
    expect(others()).toEqual([]);
    expect(logged.join()).toContain('does not take the secret');
    expect(await catchUp()).toMatchObject({
      fault: { code: 'refused', answer: 'HTTP 401' },
    });
    expect(exchanges()).toHaveLength(2);
    await setUp(oldSecret);
    app.clock.now += 60_000;
    await shows('a', 'b');
    expect(await trouble()).toBeNull();
  });

  it.each([
    ['an error', saying(500, 'Oops'), 'HTTP 500, no token'],
    ['no token', saying(200, { host: 'api.example.org' }), 'HTTP 200, no token'],
    ['nothing in time', () => undefined, 'TimeoutError'],
  ])('waits where the vendor answers it with %s, ever longer', async (_what, silent, cause) => {
    vendor.answers(silent);
    await send('a');
    start(500);
    await troubled({ kind: 'silent', cause });
    app.clock.now += 10_000;
    await vi.waitFor(() => expect(exchanges()).toHaveLength(2), patient);
    await troubled({ lastAt: new Date(app.clock.now).toISOString() });
    app.clock.now += 10_000;
    await send('b');
    await troubled({ lastAt: new Date(app.clock.now).toISOString() });
    expect(exchanges()).toHaveLength(2);
    vendor.answers(answer);
    app.clock.now += 10_000;
    await shows('a', 'b');
    expect(exchanges()).toHaveLength(3);
  });

  it('that was never exchanged makes no “asked before” count as our own asking', async () => {
    vendor.answers(saying(500, ''));
    await send('a');
    start();
    await troubled({ kind: 'silent' });
    vendor.answers((response, asked) =>
      asked.url === signInPath
        ? exchange(response, asked)
        : saying(200, { isValid: false, alreadyConsumed: true })(response, asked),
    );
    app.clock.now += 10_000;
    await vi.waitFor(
      async () =>
        expect((await app.deliveries()).map(({ verification }) => verification)).toEqual(['rejected']),
      patient,
    );
  });

  it('says what is missing beside it', async () => {
    await setUp(oldSecret, { appId: '', verification: '' });
    expect(await catchUp()).toMatchObject({
      fault: { code: 'settings', answer: null, settings: ['appId'] },
    });
    expect(vendor.asked).toEqual([]);
  });

  it('and its token are written nowhere', async () => {
    await send('a');
    start();
    await shows('a');
    await catchUp();
    const files = readdirSync(dirname(app.databaseFile), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'));
    const paths = ['/api/sources', '/api/deliveries/1', '/api/sources/1/catch-up'];
    const told = await Promise.all(paths.map(async (path) => JSON.stringify(await app.get(path))));
    const written = [...files, ...told, ...logged, ...app.logged].join('\n');
    expect(given).toHaveLength(1);
    for (const secret of [oldSecret, ...given]) expect(written).not.toContain(secret);
  });
});
