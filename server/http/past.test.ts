import { expect, it, onTestFinished } from 'vitest';
import { processAnswer } from '../../shared/process-answer.ts';
import { enoughSamples } from '../../shared/workflow.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const steps = [
  ['WHEF_SESSION_CREATED', '2025-01-26T08:00:00.000Z'],
  ['WHEF_CLIENT_LOGGED_IN', '2025-01-26T09:00:00.000500Z'],
  ['WHEF_CLIENT_FORM_LOADED', '2025-01-26T10:00:00.000Z'],
  ['WHEF_CLIENT_FORM_SUBMITTED', '2025-01-26T11:00:00.000Z'],
] as const;

async function told(): Promise<TestApp> {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  // The last one arrives first: the past is that of the vendor's clock and not of arrival.
  for (const [type, timestamp] of steps.toReversed()) {
    const { event, ...rest } = notificationOf('p1', type) as { event: object };
    await app.post('cellosign', { ...rest, event: { ...event, timestamp } });
  }
  await app.settle();
  return app;
}

it('tells a process as it was at a moment, the events of that millisecond included', async () => {
  const app = await told();
  const stateAt = async (at: string) => {
    const { process } = processAnswer.parse(await app.get(`/api/processes/p1?at=${at}`));
    return [process.state, process.stations[0]?.state, process.lastEventAt];
  };
  expect(await stateAt('2025-01-26T08:30:00.000Z')).toEqual([
    'running',
    'waiting',
    '2025-01-26T08:00:00.000Z',
  ]);
  expect(await stateAt('2025-01-26T09:00:00.000Z')).toEqual([
    'running',
    'opened',
    '2025-01-26T09:00:00.000Z',
  ]);
  expect(await stateAt('2025-01-26T10:59:59.999Z')).toEqual([
    'running',
    'filling',
    '2025-01-26T10:00:00.000Z',
  ]);
  expect((await stateAt('2030-01-01T00:00:00.000Z')).slice(0, 2)).toEqual(['submitted', 'submitted']);
});

it('gives at the end of all times what it gives without one', async () => {
  const app = await told();
  const now = processAnswer.parse(await app.get('/api/processes/p1'));
  expect(await app.get('/api/processes/p1?at=2030-01-01T00:00:00.000Z')).toEqual(now);
});

it('tells when it was late where it stood then, by what is usual now', async () => {
  const app = await told();
  const step = (processId: string, type: string, timestamp: string) =>
    app.post('cellosign', { ...notificationOf(processId, type), event: { type, timestamp } });
  for (let index = 0; index < enoughSamples; index += 1) {
    await step(`other ${index}`, 'WHEF_SESSION_CREATED', '2025-01-25T08:00:00.000Z');
    await step(`other ${index}`, 'WHEF_CLIENT_FORM_SUBMITTED', '2025-01-25T08:40:00.000Z');
  }
  const past = async (at: string) =>
    processAnswer.parse(await app.get(`/api/processes/p1?at=${at}`)).process.dueAt;
  expect(await past('2025-01-26T09:30:00.000Z')).toBeNull();
  await app.learn();
  expect(await past('2025-01-26T09:30:00.000Z')).toBe('2025-01-26T08:40:00.000Z');
  expect(await past('2025-01-26T11:00:00.000Z')).toBeNull();
});

it('knows no process before it began, and no moment that is none', async () => {
  const app = await told();
  const before = await app.request('/api/processes/p1?at=2025-01-26T07:59:59.999Z');
  expect([before.status, await before.json()]).toMatchObject([404, { error: 'process_not_found' }]);
  const senseless = await app.request('/api/processes/p1?at=yesterday');
  expect([senseless.status, await senseless.json()]).toMatchObject([400, { error: 'bad_request' }]);
});
