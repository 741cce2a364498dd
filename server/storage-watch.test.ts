import { describe, expect, it, onTestFinished } from 'vitest';
import { about } from '../shared/api.ts';
import { notificationOf } from './testing/bodies.ts';
import { createTestApp, type TestApp, type TestAppOptions } from './testing/test-app.ts';
import { startTestServer } from './testing/test-server.ts';

const large = { left: 50e9, total: 100e9 };
const full = new Error('SQLITE_FULL /x.db');

/** An app whose disk shows what `disk` holds at the time. */
async function appOn(disk: { left: number; total: number }, options: TestAppOptions = {}): Promise<TestApp> {
  const app = await createTestApp({}, { room: () => Promise.resolve(disk), ...options });
  onTestFinished(() => app.close());
  return app;
}

async function storageOf(app: TestApp) {
  await app.lookAtDisk();
  return about.parse(await app.get('/api/about')).storage;
}

async function readiness(app: TestApp): Promise<unknown> {
  const response = await app.request('/readyz');
  return [response.status, await response.json()];
}

it('deliveries count as refused also where the store cannot even tell whose they are', async () => {
  const failing = () => Promise.reject(full);
  const app = await appOn(large, { wrapStore: (store) => ({ ...store, source: failing, probe: failing }) });
  expect((await storageOf(app)).refusing).toBe(false);
  const response = await app.post('cellosign', notificationOf('p1'));
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.text()).toBe(
    '{"status":"-1","errordesc":"The delivery could not be taken just now and was not kept; please send it again."}',
  );
  expect((await storageOf(app)).refusing).toBe(true);
  expect(app.logged.join()).toContain('SQLITE_FULL');
});

describe('a disk that fills', () => {
  it('is told while deliveries are still kept, and told no more once there is room', async () => {
    const disk = { ...large };
    const app = await appOn(disk);
    expect(await storageOf(app)).toEqual({ low: false, refusing: false, bytesLeft: 50e9 });
    expect(await readiness(app)).toEqual([200, { ok: true }]);

    disk.left = 412e6;
    expect(await storageOf(app)).toEqual({ low: true, refusing: false, bytesLeft: 412e6 });
    expect(await readiness(app)).toEqual([200, { ok: true, warning: 'disk_low' }]);
    expect((await app.post('cellosign', notificationOf('p1'))).status).toBe(200);

    disk.left = 40e9;
    expect(await storageOf(app)).toEqual({ low: false, refusing: false, bytesLeft: 40e9 });
    expect(await readiness(app)).toEqual([200, { ok: true }]);
    expect(app.logged.filter((line) => line.includes('disk'))).toEqual([
      expect.stringMatching(/412000000.*nearly full/u),
      expect.stringMatching(/has room again/u),
    ]);
  });

  it.each([
    ['half a gigabyte of a large one', { left: 499e6, total: 100e9 }, true],
    ['a little more of a large one', { left: 501e6, total: 100e9 }, false],
    ['less than a tenth of a small one', { left: 99e6, total: 1e9 }, true],
    ['more than a tenth of a small one', { left: 101e6, total: 1e9 }, false],
    ['nothing at all', { left: 0, total: 1e9 }, true],
    ['no size, where the system does not tell', { left: 0, total: 0 }, false],
  ])('is nearly full with %s, or not: %j %s', async (_words, disk, low) => {
    expect((await storageOf(await appOn(disk))).low).toBe(low);
  });

  it('does not come and go with every megabyte', async () => {
    const disk = { left: 499e6, total: 100e9 };
    const app = await appOn(disk);
    await app.lookAtDisk();
    disk.left = 501e6;
    expect((await storageOf(app)).low).toBe(true);
    disk.left = 551e6;
    expect((await storageOf(app)).low).toBe(false);
  });

  it('of which nobody can say anything is passed over', async () => {
    const app = await appOn(large, { room: () => Promise.reject(new Error('EIO')) });
    expect(await storageOf(app)).toEqual({ low: false, refusing: false, bytesLeft: null });
    expect(await readiness(app)).toEqual([200, { ok: true }]);
  });
});

describe('a store that cannot store', () => {
  it('is told after the first delivery that it refused, until it can', async () => {
    const state = { isFull: false };
    const app = await appOn(large, {
      wrapStore: (store) => ({
        ...store,
        append: (batch) => (state.isFull ? Promise.reject(full) : store.append(batch)),
        probe: () => (state.isFull ? Promise.reject(full) : store.probe()),
      }),
    });
    expect((await storageOf(app)).refusing).toBe(false);
    state.isFull = true;
    expect((await app.post('cellosign', notificationOf('p1'))).status).toBe(503);
    expect((await storageOf(app)).refusing).toBe(true);
    expect((await storageOf(app)).refusing).toBe(true);
    state.isFull = false;
    expect((await storageOf(app)).refusing).toBe(false);
  });

  it('is told before the first delivery comes where next to nothing is left', async () => {
    const app = await appOn(
      { left: 4096, total: 100e9 },
      { wrapStore: (store) => ({ ...store, probe: () => Promise.reject(full) }) },
    );
    expect(await storageOf(app)).toEqual({ low: true, refusing: true, bytesLeft: 4096 });
    expect(await readiness(app)).toEqual([503, { ok: false, error: 'unavailable', warning: 'disk_low' }]);
  });
});

it('a server that runs has looked at its own disk', async () => {
  const server = await startTestServer();
  onTestFinished(() => server.close());
  const bytesLeft = async () =>
    about.parse(await (await fetch(`${server.url}/api/about`)).json()).storage.bytesLeft;
  await expect.poll(bytesLeft).toBeGreaterThan(0);
});
