import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Delivery } from '../../shared/delivery.ts';
import type { Event } from '../../shared/event.ts';
import { openSqlite } from '../store/sqlite/open.ts';

const root = join(import.meta.dirname, '../..');
const kills = 10;
const clients = 8;

let folder: string;
let running: ChildProcess | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-kill-'));
});
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the real program on the file that is killed again and again; resolves to its address. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATABASE_URL: `file:${join(folder, 'kill.db')}`, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^listening on (\S+)$/u.exec(line) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error('the server ended before it listened');
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

function bodyOf(number: number): string {
  const process = Math.floor(number / 4);
  const types = [
    'WHEF_SESSION_CREATED',
    'WHEF_CLIENT_LOGGED_IN',
    'WHEF_CLIENT_FORM_LOADED',
    'WHEF_CLIENT_FORM_SUBMITTED',
  ];
  const timestamp = `2025-01-26T10:${String(number % 60).padStart(2, '0')}:00.${String(number).padStart(6, '0')}`;
  const session = { id: `s${process}`, process_id: `p${process}`, recipient: { id: 1, name: 'Candidate' } };
  return JSON.stringify({ event: { type: types[number % 4], timestamp }, session });
}

interface History {
  next: number;
  acknowledged: Set<number>;
  unanswered: number[];
}

/** Posts until the server is gone; what got no answer is sent again next time, as a vendor would. */
async function pour(url: string, history: History): Promise<void> {
  for (;;) {
    const number = history.unanswered.pop() ?? history.next++;
    const answer = await post(url, bodyOf(number));
    if (answer === null) {
      history.unanswered.push(number);
      return;
    }
    expect(JSON.parse(answer)).toMatchObject({ status: '0' });
    history.acknowledged.add(number);
  }
}

/** Null where the server was gone before it had answered. */
async function post(url: string, body: string): Promise<string | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/webhooks/cellosign/kill`, { method: 'POST', headers, body });
    return await answer.text();
  } catch {
    return null;
  }
}

test(
  'ten kills in mid-burst lose nothing acknowledged and count nothing twice',
  { timeout: 120_000 },
  async () => {
    const history: History = { next: 0, acknowledged: new Set(), unanswered: [] };
    for (let cycle = 0; cycle < kills; cycle += 1) {
      const { child, url } = await start();
      const before = history.acknowledged.size;
      const pouring = Promise.all(Array.from({ length: clients }, () => pour(url, history)));
      while (history.acknowledged.size === before) await sleep(5);
      await sleep(50 + ((cycle * 83) % 350));
      child.kill('SIGKILL');
      await gone(child);
      await pouring;
    }

    const { child, url } = await start();
    const events = await all<Event>(
      url,
      (after) => `events?limit=1000&after=${after}`,
      (event) => event.seq,
    );
    const seen = new Map<string, number>();
    for (const event of events) seen.set(event.occurredAtRaw, (seen.get(event.occurredAtRaw) ?? 0) + 1);
    const timeOf = (number: number) =>
      (JSON.parse(bodyOf(number)) as { event: { timestamp: string } }).event.timestamp;
    const lost = [...history.acknowledged].filter((number) => !seen.has(timeOf(number)));
    expect(lost).toEqual([]);
    expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((a, b) => a - b));

    const stored = new Set((await allDeliveries(url)).map(({ sha256 }) => sha256));
    const hashOf = (number: number) => createHash('sha256').update(bodyOf(number)).digest('hex');
    expect([...history.acknowledged].filter((number) => !stored.has(hashOf(number)))).toEqual([]);

    child.kill('SIGTERM');
    await gone(child);
    expect(child.exitCode).toBe(0);
    const { client } = openSqlite(join(folder, 'kill.db'), join(root, 'drizzle/sqlite'));
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    client.close();
  },
);

async function all<T>(
  url: string,
  path: (after: number) => string,
  numberOf: (item: T) => number,
): Promise<T[]> {
  const items: T[] = [];
  for (;;) {
    const last = items.at(-1);
    const answer = await fetch(`${url}/api/${path(last ? numberOf(last) : 0)}`);
    const page = (await answer.json()) as { items: T[] };
    if (page.items.length === 0) return items;
    items.push(...page.items);
  }
}

async function allDeliveries(url: string): Promise<Delivery[]> {
  const items: Delivery[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await fetch(`${url}/api/deliveries?limit=200${cursor && `&cursor=${cursor}`}`);
    const page = (await answer.json()) as { items: Delivery[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
