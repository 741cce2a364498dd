import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  Changes,
  ClientToServer,
  Follow,
  FollowAnswer,
  Reset,
  ServerToClient,
} from '../../shared/live.ts';
import type { ProcessPage } from '../../shared/api.ts';
import { readConfig } from '../config.ts';
import { type Served, serve } from '../serve.ts';

type Client = Socket<ServerToClient, ClientToServer>;

let folder: string;
let server: Served;
let clients: Client[] = [];

async function start(env: Record<string, string> = {}): Promise<Served> {
  const database = `file:${join(folder, 'test.db')}`;
  return serve(readConfig({ PORT: '0', DATABASE_URL: database, LOG_LEVEL: 'silent', ...env }));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-live-'));
  server = await start();
});
afterEach(async () => {
  for (const client of clients) client.disconnect();
  clients = [];
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function connect(options: Record<string, unknown> = {}): Client {
  const client: Client = io(server.url, {
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
    ...options,
  });
  clients.push(client);
  return client;
}

/** A client with everything it was sent so far. */
function listen(options?: Record<string, unknown>) {
  const client = connect(options);
  const changes: Changes[] = [];
  const resets: Reset[] = [];
  client.on('changes', (each) => changes.push(each));
  client.on('reset', (each) => resets.push(each));
  const follow = (wish: Follow) => client.emitWithAck('follow', wish);
  const ids = () => changes.flatMap(({ processes }) => processes.map(({ processId }) => processId));
  return { client, changes, resets, follow, ids };
}

async function until(what: () => boolean, patience = 5000): Promise<void> {
  const began = Date.now();
  while (!what()) {
    if (Date.now() - began > patience) throw new Error(`not within ${patience} ms: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const settle = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms));

let minute = 0;
async function post(processId: string, type = 'WHEF_SESSION_CREATED', labels: Record<string, string> = {}) {
  minute += 1;
  const timestamp = new Date(Date.UTC(2025, 0, 26, 8, minute)).toISOString();
  const session = {
    id: `${processId}-s`,
    process_id: processId,
    transaction_number: 53,
    recipient: { id: 1, name: 'client' },
    labels,
  };
  const answer = await fetch(`${server.url}/webhooks/cellosign/hr`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: { type, timestamp }, session }),
  });
  expect(await answer.json()).toMatchObject({ status: '0' });
}

async function list(): Promise<ProcessPage> {
  return (await (await fetch(`${server.url}/api/processes?limit=200`)).json()) as ProcessPage;
}

test('everyone is told to fetch anew once the processes of a source bear its new name', async () => {
  const { follow, resets } = listen();
  await follow({});
  await post('a');
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ workflow: 'Hiring' });
  const answer = await fetch(`${server.url}/api/sources/1`, { method: 'PATCH', headers: json, body });
  expect(answer.status).toBe(200);
  await until(() => resets.length > 0, 10_000);
  expect(resets).toEqual([{ reason: 'renamed' }]);
  expect((await list()).items[0]?.workflow).toBe('Hiring');
});

describe('the removal of a test', () => {
  const testLabels = { CUSTOMER_TAG: 'CUSTOMER_VALUE' };
  const remove = async (id: string) => {
    while (!(await list()).items.some(({ processId }) => processId === id)) await settle(20);
    const answer = await fetch(`${server.url}/api/processes/${id}`, { method: 'DELETE' });
    expect(answer.status).toBe(204);
  };
  const left = (changes: readonly Changes[]) => changes.flatMap((each) => each.left ?? []);

  test('is told to whoever may have it on the screen, with a number above all that was shown', async () => {
    await post('test', 'WHEF_SESSION_CREATED', testLabels);
    const watchers = [listen(), listen(), listen()];
    const [all, board, one] = watchers;
    await all?.follow({});
    await board?.follow({ q: 'state:running', visible: ['test'] });
    await one?.follow({ processId: 'test' });
    const shown = (await list()).seq;
    await remove('test');
    for (const { changes } of watchers) {
      await until(() => left(changes).includes('test'));
      expect(changes.find((each) => each.left)?.seq).toBeGreaterThan(shown);
    }
    expect(left(board?.changes ?? [])).toEqual(['test']);
    await until(() => board?.changes.at(-1)?.counts !== undefined);
  });

  test('is told to whoever was away, unless it has come again by then', async () => {
    for (const id of ['test', 'again']) await post(id, 'WHEF_SESSION_CREATED', testLabels);
    for (const id of ['test', 'again']) await remove(id);
    await post('again', 'WHEF_SESSION_CREATED', testLabels);
    while ((await list()).items.length !== 1) await settle(20);
    const { follow, changes, ids } = listen();
    await follow({ after: 2 });
    expect([left(changes), ids()]).toEqual([['test'], ['again']]);
    const late = listen();
    await late.follow({});
    expect(left(late.changes)).toEqual([]);
  });
});

describe('a program that follows everything', () => {
  test('gets each change as a whole snapshot', async () => {
    const { follow, changes } = listen();
    expect(await follow({})).toEqual({ seq: 0 });
    await post('a');
    await post('a', 'WHEF_CLIENT_LOGGED_IN');
    await until(() => changes.at(-1)?.seq === 2);
    expect(changes.at(-1)?.processes).toEqual((await list()).items);
  });

  test('gets within a moment what a lone event changed', async () => {
    const { follow, changes } = listen();
    await follow({});
    await post('a');
    const acknowledged = performance.now();
    await until(() => changes.length > 0);
    expect(performance.now() - acknowledged).toBeLessThan(1000);
  });

  test('catches up from its number, then goes on, without a gap', async () => {
    for (const id of ['a', 'b', 'c']) await post(id);
    const { follow, ids, changes } = listen();
    await follow({ after: 1 });
    await post('d');
    await until(() => ids().includes('d'));
    expect(ids()).toEqual(['b', 'c', 'd']);
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  test('misses nothing when it joins while events pour in', async () => {
    const sent = Array.from({ length: 150 }, (_, index) => `p${index}`);
    const pouring = (async () => {
      for (const id of sent) await post(id);
    })();
    const joined = [];
    for (let index = 0; index < 10; index += 1) {
      await settle(20);
      const joiner = listen();
      await joiner.follow({ after: 0 });
      joined.push(joiner);
    }
    await pouring;
    for (const { ids } of joined) {
      await until(() => new Set(ids()).size === sent.length);
      expect([...new Set(ids())].toSorted()).toEqual(sent.toSorted());
    }
  });

  test('is given whole batches under load, not one message an event', async () => {
    const { follow, ids, changes } = listen();
    await follow({});
    await Promise.all(Array.from({ length: 200 }, (_, index) => post(`p${index}`)));
    await until(() => new Set(ids()).size === 200);
    expect(changes.length).toBeLessThan(100);
  });

  test('is told to fetch anew when it is ahead of the log, and hears of what comes then', async () => {
    const { follow, ids, resets } = listen();
    await follow({ after: 1_000_000 });
    await post('a');
    await until(() => ids().includes('a'));
    expect(resets).toEqual([{ reason: 'ahead' }]);
  });
});

describe('a process page', () => {
  test('gets its process and no other; a new follow replaces the last', async () => {
    const { follow, ids } = listen();
    await follow({ processId: 'a' });
    await post('b');
    await post('a');
    await until(() => ids().length > 0);
    await follow({ processId: 'b' });
    await post('a', 'WHEF_CLIENT_LOGGED_IN');
    await post('b', 'WHEF_CLIENT_LOGGED_IN');
    await until(() => ids().includes('b'));
    expect(ids()).toEqual(['a', 'b']);
  });

  test('gets two where two are shown beside each other', async () => {
    const { follow, ids } = listen();
    expect(await follow({ processId: [] })).toEqual({ error: 'bad_request' });
    await follow({ processId: ['a', 'c'] });
    for (const each of ['a', 'b', 'c']) await post(each);
    await until(() => ids().includes('c'));
    expect(ids()).toEqual(['a', 'c']);
  });
});

describe('a board', () => {
  test('gets the rows on its screen, new matches, and who left its search', async () => {
    await post('seen', 'WHEF_SESSION_CREATED', { region: 'north' });
    await post('elsewhere', 'WHEF_SESSION_CREATED', { region: 'south' });
    const { follow, changes, ids } = listen();
    const { seq } = (await follow({ after: 2, q: 'region:north state:running', visible: ['seen'] })) as {
      seq: number;
    };
    expect(seq).toBe(2);
    await post('elsewhere', 'WHEF_CLIENT_LOGGED_IN', { region: 'south' });
    await post('new', 'WHEF_SESSION_CREATED', { region: 'north' });
    await until(() => ids().includes('new'));
    await post('seen', 'WHEF_CLIENT_FORM_SUBMITTED', { region: 'north' });
    await until(() => changes.some(({ left }) => left?.includes('seen') === true));
    expect(ids()).toEqual(['new', 'seen']);
  });

  test('gets counters of its search, without its state, at most once a second', async () => {
    const { follow, changes } = listen();
    await follow({ q: 'region:north state:completed', visible: [] });
    for (let index = 0; index < 20; index += 1)
      await post(`n${index}`, 'WHEF_SESSION_CREATED', { region: 'north' });
    await until(() => changes.some(({ counts }) => counts?.running === 20));
    expect(changes.filter(({ counts }) => counts).length).toBeLessThanOrEqual(3);
  });

  test('gets at most a hundred new matches a message, and the number of the others', async () => {
    const { follow, changes } = listen();
    await Promise.all(Array.from({ length: 250 }, (_, index) => post(`p${index}`)));
    await follow({ after: 0, q: '', visible: [] });
    const told = () => changes.reduce((sum, { processes, more = 0 }) => sum + processes.length + more, 0);
    await until(() => told() >= 250);
    expect(changes.some(({ more }) => (more ?? 0) > 0)).toBe(true);
    for (const { processes } of changes) expect(processes.length).toBeLessThanOrEqual(100);
  });
});

describe('the door', () => {
  const refused = (options: Record<string, unknown>) =>
    new Promise<string>((resolve, reject) => {
      const client = connect(options);
      client.on('connect_error', (error) => resolve(error.message));
      client.on('connect', () => reject(new Error('it was let in')));
    });

  test.each(['websocket', 'polling'])(
    'is closed to foreign and null origins by %s, and the server lives on',
    async (transport) => {
      for (const origin of ['https://evil.example', 'null', '://', 'http://localhost.evil.example']) {
        await refused({ transports: [transport], extraHeaders: { origin } });
      }
      // The polling client of this platform cannot send another Host.
      if (transport === 'websocket')
        await refused({ transports: [transport], extraHeaders: { host: 'evil.example' } });
      expect(
        await listen({ transports: [transport], extraHeaders: { origin: server.origin } }).follow({}),
      ).toEqual({ seq: 0 });
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    },
  );

  test('asks for the token where one is set', async () => {
    await server.stop();
    server = await start({ API_TOKEN: 'a-long-token-for-tests' });
    expect(await refused({})).toBe('unauthorized');
    expect(await refused({ auth: { token: 'wrong' } })).toBe('unauthorized');
    expect(await refused({ auth: { token: 7 } })).toBe('unauthorized');
    expect(await listen({ auth: { token: 'a-long-token-for-tests' } }).follow({})).toEqual({ seq: 0 });
    const signIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ token: 'a-long-token-for-tests' }),
    });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await listen({ extraHeaders: { cookie } }).follow({})).toEqual({ seq: 0 });
  });

  test('answers nonsense with a code and stays open', async () => {
    const { client } = listen();
    const raw = client as unknown as { emitWithAck(name: string, ...data: unknown[]): Promise<FollowAnswer> };
    for (const nonsense of [
      null,
      7,
      'x',
      [],
      { after: -1 },
      { after: 'x' },
      { visible: Array(201).fill('x') },
      { q: 7 },
    ]) {
      expect(await raw.emitWithAck('follow', nonsense)).toEqual({ error: 'bad_request' });
    }
    expect(await raw.emitWithAck('follow', { q: 'state:nowhere' })).toEqual({ error: 'bad_query' });
    (client as unknown as Socket).emit('follow');
    (client as unknown as Socket).emit('follow', {}, 'no callback');
    (client as unknown as Socket).emit('unknown', {});
    expect(await raw.emitWithAck('follow', {})).toEqual({ seq: 0 });
  });

  test('closes on a message larger than 64 kB, for that client alone', async () => {
    const { client } = listen();
    const gone = new Promise((resolve) => client.on('disconnect', resolve));
    await client.emitWithAck('follow', {});
    client.emit('follow', { q: 'x'.repeat(70_000) }, () => undefined);
    await gone;
    expect(await listen().follow({})).toEqual({ seq: 0 });
  });

  test('speaks under the base path', async () => {
    await server.stop();
    server = await start({ BASE_PATH: '/box' });
    const client: Client = io(server.origin, {
      path: '/box/socket.io',
      forceNew: true,
      transports: ['websocket'],
    });
    clients.push(client);
    expect(await client.emitWithAck('follow', {})).toEqual({ seq: 0 });
  });
});

test('a client that was away converges by its number after a restart of the server', async () => {
  await post('a');
  const before = listen();
  await before.follow({});
  await server.stop();
  await until(() => !before.client.connected);
  server = await start();
  await post('b');
  const after = listen();
  await after.follow({ after: 1 });
  await until(() => after.ids().includes('b'));
  expect(after.ids()).toEqual(['b']);
});
