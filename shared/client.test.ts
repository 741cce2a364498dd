import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { notificationOf } from '../server/testing/bodies.ts';
import { startTestServer, type TestServer } from '../server/testing/test-server.ts';
import { type Client, createClient } from './client.ts';

let server: TestServer;
let client: Client;

/** More than a page of each list. */
const count = 230;

async function post(process: string): Promise<void> {
  const response = await fetch(`${server.url}/webhooks/cellosign/hr`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(notificationOf(process)),
  });
  expect(response.status).toBe(200);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

beforeAll(async () => {
  server = await startTestServer({ API_TOKEN: 'word', BASE_PATH: '/signing' });
  client = createClient({ url: server.url, token: 'word' });
  await Promise.all(Array.from({ length: count }, (_, index) => post(`p${index}`)));
  await vi.waitFor(async () => expect((await client.page({ limit: 1 })).counts.running).toBe(count), 10_000);
  return () => server.close();
});

describe('the client', () => {
  it('reads whole lists page by page, and no page that nobody wants', async () => {
    expect(new Set((await all(client.processes())).map(({ processId }) => processId)).size).toBe(count);
    expect(await all(client.processes({ q: 'p17 workflow:hr', state: 'running' }))).toHaveLength(1);
    expect(await all(client.deliveries({ source: 'hr' }))).toHaveLength(count);

    let asked = 0;
    const counting: typeof fetch = (...request) => {
      asked += 1;
      return fetch(...request);
    };
    for await (const { seq } of createClient({ url: server.url, token: 'word', fetch: counting }).processes())
      if (seq > 0) break;
    expect(asked).toBe(1);
  });

  it('follows the log from any number to its end', async () => {
    const events = await all(client.feed());
    expect(events).toHaveLength(count);
    const middle = events[100]?.seq ?? 0;
    expect(await all(client.feed(middle))).toEqual(events.slice(101));
    expect(await all(client.feed(events.at(-1)?.seq))).toEqual([]);
  });

  it('reads one process, its events, workflows and views', async () => {
    const { process } = await client.process('p3', { source: 'hr' });
    expect(process).toMatchObject({ processId: 'p3', workflow: 'hr', state: 'running' });
    expect(await client.events('p3')).toMatchObject([{ type: 'session.created', processId: 'p3' }]);
    expect(await client.workflows()).toMatchObject([{ workflow: 'hr', processes: count }]);
    expect(await client.views()).toEqual([]);
  });

  it('hands on a file as it is made', async () => {
    const csv = await new Response(await client.export('csv', { q: 'p17' })).text();
    expect(csv.trim().split('\n')).toHaveLength(2);
    const one: unknown = await new Response(await client.export('json', { processId: 'p17' })).json();
    expect(JSON.stringify(one)).toContain('"p17"');
  });

  it('rejects with what the server says, or with the lack of an answer', async () => {
    const code = async (asking: Promise<unknown>) => asking.catch((error: unknown) => error);
    expect(await code(client.process('nobody'))).toMatchObject({ code: 'process_not_found', status: 404 });
    expect(await code(client.page({ q: 'state:nowhere' }))).toMatchObject({ code: 'bad_query', status: 400 });
    const stranger = createClient({ url: server.url, token: 'guess' });
    expect(await code(stranger.workflows())).toMatchObject({ code: 'unauthorized', status: 401 });
    const elsewhere = createClient({ url: `${server.url}/healthz`, fetch: async () => Response.json({}) });
    expect(await code(elsewhere.workflows())).toMatchObject({ code: 'unreadable', status: 200 });

    const gone = await startTestServer();
    onTestFinished(() => gone.close());
    await gone.stop();
    expect(await code(createClient({ url: gone.url }).views())).toMatchObject({
      code: 'unreachable',
      status: 0,
    });
  });
});
