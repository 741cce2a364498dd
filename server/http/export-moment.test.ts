import { describe, expect, it, onTestFinished } from 'vitest';
import { type Random, seeded } from '../simulate/random.ts';
import type { Process } from '../../shared/process.ts';
import { createReader } from '../ingest/intake.ts';
import { fold } from '../process/fold.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const count = 160;
const types = [
  'WHEF_SESSION_CREATED',
  'WHEF_CLIENT_LOGGED_IN',
  'WHEF_CLIENT_FORM_SUBMITTED',
  'WHEF_SESSION_EXPIRED',
];

/** An app on a store in which something happens before each page of a list is read, once that is switched on. */
async function restlessApp() {
  let happen: (() => Promise<void>) | null = null;
  const app = await createTestApp(
    {},
    {
      wrapStore: (store) => ({
        ...store,
        processes: async (query) => {
          await happen?.();
          const page = await store.processes(query);
          await happen?.();
          return page;
        },
      }),
    },
  );
  onTestFinished(() => app.close());
  return { app, during: (act: (() => Promise<void>) | null) => (happen = act) };
}

const at = (minute: number) =>
  new Date(Date.UTC(2025, 0, 26, 8, minute)).toISOString().replace('.000Z', '.000001');

function step(processId: string, type: string, minute: number, more: object = {}) {
  const body = notificationOf(processId, type, { process_number: Number(processId.slice(1)), ...more });
  return { ...body, event: { type, timestamp: at(minute) } };
}

/** Requests for signatures as well: a parent changes with what becomes of its children. */
async function fill(app: TestApp): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const labels = { team: index % 3 === 0 ? 'north' : 'south', round: String(index % 7) };
    await app.post('cellosign/hr', step(`p${index}`, types[index % 3] ?? '', index, { labels }));
  }
  for (const parent of ['r1', 'r2']) {
    await app.post('ignisign/contracts', request('CHILDREN_GENERATED', parent));
    for (const child of ['a', 'b'])
      await app.post('ignisign/contracts', request('LAUNCHED', `${parent}${child}`, parent));
  }
  await app.settle();
  await app.request('/api/processes/p9/close', { method: 'POST' });
  await app.settle();
}

function request(action: string, signatureRequestId: string, parent?: string) {
  return {
    topic: 'SIGNATURE_REQUEST',
    action,
    msgNature: 'INFO',
    content: { signatureRequestId, ...(parent && { initialSignatureRequestId: parent }) },
  };
}

/** Something happens to some of them, or to new ones; what is folded of it may stop half way. */
async function stir(app: TestApp, random: Random, interpreter: Parameters<typeof app.store.project>[0]) {
  const any = () => `p${random.whole(0, count + 20)}`;
  const change = random.whole(0, 5);
  if (change < 3) {
    const labels = { team: random.pick(['north', 'west']) };
    const minute = random.chance(0.5) ? -random.whole(1, 600) : random.whole(0, 400);
    for (let index = 0; index < 8; index += 1)
      await app.post(
        'cellosign/hr',
        step(any(), types[random.whole(0, 3)] ?? '', minute + index, { labels }),
      );
  } else if (change === 3) {
    await app.request(`/api/processes/${any()}/close`, { method: random.pick(['POST', 'DELETE']) });
    await app.request('/api/processes/p9/close', { method: random.pick(['POST', 'DELETE']) });
  } else {
    await app.post(
      'ignisign/contracts',
      request('COMPLETED', `r${random.whole(1, 2)}${random.pick(['a', 'b'])}`),
    );
  }
  const steps = random.whole(0, 12);
  for (let index = 0; index < steps; index += 1)
    await app.store.project(interpreter, { events: 30, milliseconds: 0 });
}

describe('a file that is written while everything changes', () => {
  it.each([
    ['format=json', 1],
    ['format=csv', 2],
    ['format=json&sort=started&q=team:north', 3],
    ['format=json&sort=updated&q=team:south', 4],
    ['format=json&sort=number&q=state:running', 5],
    ['format=json&q=-state:expired round:3', 6],
    ['format=json&q=state:closed', 7],
    ['format=json&q=source:contracts', 8],
    ['format=json&q=team:north&at=2025-01-26T10:40:00.000Z', 9],
  ])('?%s holds what it would have held had nothing happened', async (query, seed) => {
    const { app, during } = await restlessApp();
    const random = seeded(seed);
    const interpreter = { read: createReader(null), fold };
    await fill(app);
    const path = `/api/export?${query}`;
    const calm = await (await app.request(path)).text();
    expect(calm.length).toBeGreaterThan(500);

    during(() => stir(app, random, interpreter));
    const busy = await (await app.request(path)).text();
    during(null);
    expect(parts(busy)).toEqual(parts(calm));

    await app.settle();
    expect(await (await app.request(path)).text()).not.toBe(calm);
  });
});

/** What a file holds, and in which order; those of one place may stand in any. */
function parts(text: string): unknown {
  if (!text.startsWith('{')) return text.split('\r\n').sort();
  const { processes } = JSON.parse(text) as { processes: { process: Process }[] };
  const all = processes.map(({ process }) => process);
  return {
    byId: [...processes].sort((a, b) => (a.process.processId < b.process.processId ? -1 : 1)),
    starts: all.map(({ startedAt }) => startedAt),
    numbers: all.map(({ processNumber }) => processNumber),
  };
}
