import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import { createTimeLimits, rawBodyLife } from '../live/time-limits.ts';
import { notification } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let letGo: () => Promise<boolean>;
beforeEach(async () => {
  app = await createTestApp();
  letGo = createTimeLimits({ store: app.store, now: () => app.clock.now, onRemoved: () => undefined });
});
afterEach(() => app.close());

async function keepHouse(): Promise<void> {
  while (await letGo());
  while (await app.store.tidy());
}

/** Everything that lies in the folder of the database, a line for each file. */
function onDisk(): string {
  return readdirSync(dirname(app.databaseFile), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

const words = Array.from({ length: 130 }, () => `secret-${randomBytes(8).toString('hex')}`);
const found = () => words.filter((word) => onDisk().includes(word));

/** No JSON, with a word at its beginning and its end. */
function garbled(word: string, size: number): string {
  return `{"name":"${word}" ${'x'.repeat(size)} ${word}`;
}

/** Of all sizes: in a row with others, in pages of its own, and in a file, there also twice. */
async function fillQuarantine(): Promise<void> {
  for (const [index, word] of words.entries()) {
    const size = index < 100 ? index * 7 : index < 125 ? index * 200 : 300_000;
    expect((await app.post('cellosign/hr', garbled(word, size))).status).toBe(400);
  }
  expect((await app.post('cellosign/hr', garbled(words.at(-1) ?? '', 300_000))).status).toBe(400);
}

const detail = async (id: number) => (await app.get(`/api/deliveries/${id}`)) as DeliveryDetail;

describe('a body that could not be parsed', () => {
  it('is kept to the byte for thirty days, and then erased for good', async () => {
    await fillQuarantine();
    app.clock.now += rawBodyLife - 1;
    await keepHouse();
    expect(found()).toEqual(words);

    app.clock.now += 2;
    await keepHouse();
    expect(found()).toEqual([]);
    const [newest] = await app.deliveries();
    const body = garbled(words.at(-1) ?? '', 300_000);
    expect(newest).toMatchObject({
      verdict: 'quarantined',
      size: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
      reason: expect.stringContaining('is not JSON') as string,
    });
    expect(await detail(newest?.id ?? 0)).toMatchObject({ body: '', bodyTruncated: false, keptSha256: null });
    const download = await app.request(`/api/deliveries/${newest?.id}/body`);
    expect([download.status, await download.json()]).toEqual([410, { error: 'body_erased' }]);
  });

  it('leaves others where they are: younger ones, also of the same bytes, and those that could be parsed', async () => {
    const [first = '', second = ''] = words;
    await app.post('cellosign/hr', garbled(first, 300_000));
    await app.post('cellosign/hr', { event: { type: 'WHEF_SESSION_CREATED' }, note: second });
    app.clock.now += rawBodyLife / 2;
    await app.post('cellosign/hr', garbled(first, 300_000));
    app.clock.now += rawBodyLife / 2 + 1;
    await keepHouse();
    const [younger, parsed, older] = (await app.deliveries()).map(({ id }) => id);
    expect((await detail(younger ?? 0)).body).toContain(first);
    expect((await detail(parsed ?? 0)).body).toContain(second);
    expect((await detail(older ?? 0)).keptSha256).toBeNull();
  });

  it('is erased as soon as another program that reads lets go of the log', async () => {
    const [word = ''] = words;
    await app.post('cellosign/hr', garbled(word, 50));
    const reader = new Database(app.databaseFile);
    reader.exec('begin');
    reader.prepare('select count(*) from raw_bodies').get();
    app.clock.now += rawBodyLife + 1;
    await letGo();
    expect(found()).toEqual([word]);
    reader.close();
    await letGo();
    expect(found()).toEqual([]);
  });

  it('that is read once it is understood is kept for good without what is private', async () => {
    const [ip = ''] = words;
    const body = notification({ event: { type: 'WHEF_CLIENT_LOGGED_IN' }, client: { ip, device: 'mobile' } });
    expect((await app.post('cellosign/hr', body, { 'content-type': 'text/plain' })).status).toBe(415);
    const [{ id } = { id: 0 }] = await app.deliveries();
    const replay = await app.request('/api/deliveries/replay', {
      method: 'POST',
      body: JSON.stringify({ ids: [id] }),
    });
    expect(await replay.json()).toEqual({ items: [{ id, outcome: 'read', reason: null }], isMore: false });
    const before = [await app.processes(), await app.events(), await app.deliveries()];

    app.clock.now += rawBodyLife + 1;
    await keepHouse();
    expect(found()).toEqual([]);
    await app.store.forgetProjections();
    expect([await app.processes(), await app.events(), await app.deliveries()]).toEqual(before);
    const kept = await detail(id);
    expect(JSON.parse(kept.body)).toEqual({ ...body, client: { ip: '[removed]', device: 'mobile' } });
    expect(kept.keptSha256).toBe(createHash('sha256').update(kept.body).digest('hex'));
  });
});
