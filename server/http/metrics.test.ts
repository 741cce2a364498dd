import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ API_TOKEN: 'word', WEBHOOK_AUTH: 'bearer:vendor' });
  onTestFinished(() => app.close());
});

const vendor = { authorization: 'Bearer vendor' };
const signedIn = { authorization: 'Bearer word' };

/** Samples by their name and labels, as the text has them. */
async function scrape(): Promise<Record<string, number>> {
  const answer = await app.request('/metrics', { headers: signedIn });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const samples = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    samples.map((line) => {
      const [, name, value] = /^([a-z_]+(?:\{[^}]*\})?) (\S+)$/u.exec(line) ?? [];
      expect(value, line).toBeDefined();
      return [name ?? '', Number(value)];
    }),
  );
}

describe('/metrics', () => {
  it('counts what was answered and tells how the server fares', async () => {
    await app.post('cellosign/hr', notificationOf('a'), vendor);
    await app.post('cellosign/hr', notificationOf('b'), vendor);
    await app.post('cellosign/hr', 'no json', vendor);
    await app.post('cellosign/hr', notificationOf('c'));
    const before = await scrape();
    expect(before).toMatchObject({
      'signalbox_deliveries_total{provider="cellosign",status="200"}': 2,
      'signalbox_deliveries_total{provider="cellosign",status="400"}': 1,
      signalbox_deliveries_refused_total: 1,
      signalbox_last_delivery: 3,
      signalbox_projection_debt: 3,
      signalbox_watchers: 0,
      signalbox_storage_refusing: 0,
      signalbox_storage_low: 0,
      'signalbox_info{version="0.0.0"}': 1,
    });
    expect(before['process_resident_memory_bytes']).toBeGreaterThan(1e6);

    await app.settle();
    await app.request('/api/processes', { headers: signedIn });
    await app.request('/api/processes/a/events', { headers: signedIn });
    await app.request('/api/made-up', { headers: signedIn });
    const after = await scrape();
    const count = (route: string, status: number) =>
      after[
        `signalbox_http_request_duration_seconds_count{route="${route}",method="GET",status="${status}"}`
      ];
    expect(after['signalbox_projection_debt']).toBe(0);
    expect([count('processes', 200), count('other', 404), count('made-up', 404)]).toEqual([2, 1, undefined]);
  });

  it('is for those who are signed in', async () => {
    expect((await app.request('/metrics')).status).toBe(401);
    expect((await app.request('/metrics', { headers: vendor })).status).toBe(401);
  });
});
