import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { root } from './root.mjs';

// Files are made in a thread of the built program; tests of the sources make them in their own.

const folder = mkdtempSync(join(tmpdir(), 'signalbox-files-'));
const processes = 400;
/** @type {import('node:child_process').ChildProcess} */
let server;
let url = '';

beforeAll(async () => {
  server = spawn(process.execPath, ['server/scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: `file:${join(folder, 'files.db')}`,
    },
  });
  if (!server.stdout) throw new Error('the server has no output');
  for await (const line of createInterface({ input: server.stdout })) {
    url = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1] ?? '';
    if (url) break;
  }
  for (let index = 0; index < processes; index += 1) await post(`p${index}`, 'WHEF_SESSION_CREATED');
  await vi.waitFor(async () => expect(await timelines('')).toHaveLength(processes), { timeout: 10_000 });
}, 120_000);

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} id
 * @param {string} type
 */
async function post(id, type) {
  const session = {
    id: `${id}-s`,
    process_id: id,
    process_number: 7,
    transaction_number: 1,
    recipient: { id: 1, name: 'candidate' },
    labels: { position: 'אחות', filler: 'x'.repeat(3000) },
  };
  const body = { event: { type, timestamp: '2025-01-26T08:49:33.626046' }, session };
  const answer = await fetch(`${url}/webhooks/cellosign`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(await answer.json()).toMatchObject({ status: '0' });
}

/** @param {string} more */
async function timelines(more) {
  const answer = await fetch(`${url}/api/export?format=json${more}`);
  /** @type {{ processes: { process: { processId: string }, events: unknown[] }[] }} */
  const file = await answer.json();
  return file.processes;
}

/** Files of the database that the server has open; 0 where the system does not tell. */
function openDatabases() {
  if (process.platform !== 'linux') return 0;
  const descriptors = `/proc/${server.pid}/fd`;
  return readdirSync(descriptors).filter((each) => nameOf(join(descriptors, each)).endsWith('files.db-wal'))
    .length;
}

/** @param {string} link */
function nameOf(link) {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

it('holds what the store holds, and what came a moment ago as well', async () => {
  const all = await timelines('');
  expect(new Set(all.map(({ process }) => process.processId)).size).toBe(processes);
  await post('p3', 'WHEF_CLIENT_LOGGED_IN');
  await vi.waitFor(async () => {
    const [found] = await timelines('&q=p3');
    expect(found?.events).toHaveLength(2);
  });
  const single = await fetch(`${url}/api/processes/p3/export?format=csv`);
  expect((await single.text()).trim().split('\r\n')).toHaveLength(3);
});

it('makes several at a time, each whole', async () => {
  const sizes = await Promise.all(
    ['csv', 'json', 'ndjson', 'xes', 'xlsx', 'ocel', 'ocel-sqlite', 'csv'].map(async (format) => {
      const answer = await fetch(`${url}/api/export?format=${format}`);
      return (await answer.arrayBuffer()).byteLength;
    }),
  );
  expect(Math.min(...sizes)).toBeGreaterThan(10_000);
  expect(sizes[0]).toBe(sizes[7]);
});

it('is stopped by its name and by leaving, and then reads nothing any more', async () => {
  const before = openDatabases();
  const answer = await fetch(`${url}/api/export?format=json&id=stopped-by-name`);
  const reader = answer.body?.getReader();
  await reader?.read();
  expect((await fetch(`${url}/api/exports/stopped-by-name`, { method: 'DELETE' })).status).toBe(204);
  await expect(
    (async () => {
      for (let next = await reader?.read(); next && !next.done;) next = await reader?.read();
    })(),
  ).rejects.toThrow();
  const left = new AbortController();
  await fetch(`${url}/api/export?format=json`, { signal: left.signal });
  left.abort();
  await vi.waitFor(() => expect(openDatabases()).toBeLessThanOrEqual(before + 1));
  expect(await timelines('')).toHaveLength(processes);
});

it('does not keep the server from ending', async () => {
  const answer = await fetch(`${url}/api/export?format=json`);
  await answer.body?.getReader().read();
  server.kill('SIGTERM');
  const ended = await Promise.race([once(server, 'exit'), sleep(12_000).then(() => null)]);
  expect(ended?.[0]).toBe(0);
}, 20_000);
