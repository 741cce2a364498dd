import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProcessPage } from '../../shared/api.ts';
import type { Changes, ClientToServer, Follow, ServerToClient } from '../../shared/live.ts';
import { enoughSamples } from '../../shared/workflow.ts';
import { readConfig } from '../config.ts';
import { type Served, serve } from '../serve.ts';
import { notificationOf } from '../testing/bodies.ts';

const minute = 60_000;
const morning = Date.UTC(2025, 0, 26, 8);

let folder: string;
let clock: number;
let server: Served;
let clients: Socket<ServerToClient, ClientToServer>[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-late-'));
  clock = morning;
  clients = [];
  const settings = { PORT: '0', DATABASE_URL: `file:${join(folder, 'test.db')}`, LOG_LEVEL: 'silent' };
  server = await serve(readConfig(settings), { now: () => clock });
});
afterEach(async () => {
  for (const client of clients) client.disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function post(processId: string, type: string, minutes: number): Promise<void> {
  const body = notificationOf(processId, type);
  const timestamp = new Date(morning + minutes * minute).toISOString();
  await fetch(`${server.url}/webhooks/cellosign/hr`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, event: { type, timestamp } }),
  });
}

async function watch(wish: Follow): Promise<Changes[]> {
  const client: Socket<ServerToClient, ClientToServer> = io(server.url, {
    forceNew: true,
    transports: ['websocket'],
  });
  clients.push(client);
  const changes: Changes[] = [];
  client.on('changes', (each) => changes.push(each));
  await client.emitWithAck('follow', wish);
  return changes;
}

async function list(q: string): Promise<ProcessPage> {
  const answer = await fetch(`${server.url}/api/processes?sort=attention&q=${encodeURIComponent(q)}`);
  return (await answer.json()) as ProcessPage;
}

const patient = { timeout: 18_000, interval: 20 };

test('a row that was read before its limit was learned hears of it once it is followed, and once only', async () => {
  for (let index = 0; index < enoughSamples; index += 1) {
    await post(`p${index}`, 'WHEF_SESSION_CREATED', 0);
    await post(`p${index}`, 'WHEF_CLIENT_FORM_SUBMITTED', 30);
  }
  await post('open', 'WHEF_SESSION_CREATED', 20);
  // Nobody is there to be told, and no number tells of it.
  const seq = await vi.waitFor(async () => {
    const { items, seq: readAt } = await list('');
    expect(items.find(({ processId }) => processId === 'open')?.dueAt).toBe('2025-01-26T08:50:00.000Z');
    return readAt;
  }, patient);
  const screen = await watch({ after: seq, q: '', visible: ['open', 'p1'] });
  const rows = () =>
    screen.flatMap(({ processes }) => processes.map(({ processId, dueAt }) => [processId, dueAt]));
  await vi.waitFor(() => expect(rows()).toEqual([['open', '2025-01-26T08:50:00.000Z']]), patient);
  await clients.at(-1)?.emitWithAck('follow', { after: seq, q: '', visible: ['open'] });
  // What is told then comes before the next answer.
  await clients.at(-1)?.emitWithAck('follow', { after: seq, q: '', visible: ['open'] });
  expect(rows()).toHaveLength(1);
});

test('a process that becomes late by the clock alone is told to whom it concerns, with the counters', async () => {
  for (let index = 0; index < enoughSamples; index += 1) {
    await post(`p${index}`, 'WHEF_SESSION_CREATED', 0);
    await post(`p${index}`, 'WHEF_CLIENT_FORM_SUBMITTED', 30);
  }
  await post('open', 'WHEF_SESSION_CREATED', 20);
  const screen = await watch({ q: '', visible: ['open'] });
  const program = await watch({});
  const dueOf = (changes: readonly Changes[]) =>
    changes.flatMap(({ processes }) => processes).findLast(({ processId }) => processId === 'open')?.dueAt;
  // What is usual is learned behind, which is no event; whoever shows the row hears of it.
  await vi.waitFor(() => expect(dueOf(screen)).toBe('2025-01-26T08:50:00.000Z'), patient);
  expect((await list('is:late')).items).toEqual([]);

  const page = await watch({ processId: 'open' });
  const late = await watch({ q: 'is:late', visible: [] });
  const others = await watch({ q: '-is:late state:running', visible: ['open'] });
  const told = program.length;
  clock = morning + 50 * minute;
  await vi.waitFor(() => {
    expect(late.flatMap(({ joined = [] }) => joined)).toEqual(['open']);
    expect(others.flatMap(({ left = [] }) => left)).toEqual(['open']);
    for (const board of [screen, late, others])
      expect(board.findLast(({ counts }) => counts)?.counts).toMatchObject({
        running: 1,
        submitted: 20,
        late: 1,
      });
  }, patient);
  expect(late.flatMap(({ processes }) => processes).map(({ processId }) => processId)).toEqual(['open']);
  expect([program.length - told, page.flatMap(({ joined = [] }) => joined)]).toEqual([0, []]);
  const { items, counts } = await list('is:late');
  expect([items.map(({ processId }) => processId), counts.late]).toEqual([['open'], 1]);
  expect((await list('')).items[0]?.processId).toBe('open');

  await post('open', 'WHEF_CLIENT_FORM_SUBMITTED', 55);
  const back = await watch({ q: 'is:late', visible: ['open'] });
  await post('open', 'WHEF_SESSION_DELETED', 56);
  await vi.waitFor(() => expect(back.flatMap(({ left = [] }) => left)).toContain('open'), patient);
  expect((await list('is:late')).counts.late).toBe(0);
});

test('what time alone brings into a search or out of it comes and goes without a reload', async () => {
  await post('a', 'WHEF_SESSION_CREATED', 0);
  await vi.waitFor(async () => expect((await list('updated:<10m')).items).toHaveLength(1), patient);
  const waiting = await watch({ q: 'waiting:>10m or took:<1m', visible: [] });
  const fresh = await watch({ q: 'updated:<10m', visible: ['a'] });
  clock = morning + 10 * minute + 1;
  await vi.waitFor(() => {
    expect(waiting.flatMap(({ joined = [] }) => joined)).toContain('a');
    expect(fresh.flatMap(({ left = [] }) => left)).toContain('a');
  }, patient);
  expect((await list('waiting:>10m')).items).toHaveLength(1);
  expect((await list('updated:<10m')).items).toEqual([]);
});
