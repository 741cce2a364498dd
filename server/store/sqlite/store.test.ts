import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventTypes } from '../../../shared/event.ts';
import { verdicts } from '../../../shared/delivery.ts';
import { processStates } from '../../../shared/states.ts';
import type { NewDelivery, Source } from '../store.ts';
import { storeSuite } from '../store.suite.ts';
import { eventTypeCode, stateCode, verdictCode } from './codes.ts';
import { openSqlite } from './open.ts';
import { openSqliteStore } from './store.ts';

const migrations = join(import.meta.dirname, '../../../drizzle/sqlite');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the store on SQLite', () => {
  storeSuite(async () => {
    const store = openSqliteStore(join(folder, 'test.db'), migrations);
    return { store, remove: () => store.close() };
  });
});

/** A delivery of about 900 bytes that tells its number. */
function quarantined(source: Source, number: number): NewDelivery {
  return {
    source,
    receivedAt: 0,
    body: Buffer.from(`{"number":${number},"words":"${'the same words again and again '.repeat(28)}"}`),
    sha256: Buffer.alloc(32),
    headers: '{}',
    vendorType: null,
    status: 400,
    answer: '{}',
    told: null,
    verdict: 'quarantined',
    reason: 'unreadable',
  };
}

describe('the file', () => {
  test('syncs every commit to the disk, also when it is opened again', () => {
    const file = join(folder, 'again.db');
    for (let opened = 0; opened < 3; opened += 1) {
      const { client } = openSqlite(file, migrations);
      expect(client.pragma('synchronous', { simple: true })).toBe(2);
      expect(client.pragma('journal_mode', { simple: true })).toBe('wal');
      client.exec(`insert into texts (text) values ('${opened}')`);
      client.close();
    }
  });

  test('takes a fraction of the space once it is tidied, and goes on where it stood when opened again', async () => {
    const file = join(folder, 'tidy.db');
    let store = openSqliteStore(file, migrations);
    const source = await store.source('cellosign', 'hr', { workflow: 'hr', at: 0 });
    if (!source) throw new Error('no source was made');
    const fill = async () => {
      for (let round = 0; round < 100; round += 1)
        await store.append(Array.from({ length: 64 }, (_, index) => quarantined(source, round * 64 + index)));
    };
    await fill();
    while (await store.tidy());
    const tidied = statSync(file).size;
    expect(tidied).toBeLessThan((100 * 64 * 900) / 3);
    await store.close();
    store = openSqliteStore(file, migrations);
    await fill();
    while (await store.tidy());
    expect(statSync(file).size).toBeLessThan(tidied * 2.2);
    expect(Buffer.from((await store.body(5000)) ?? []).toString()).toContain('4999');
    expect(Buffer.from((await store.body(12_000)) ?? []).toString()).toContain('5599');
    await store.close();
  });

  test('is made with its folder', async () => {
    const store = openSqliteStore(join(folder, 'new', 'folder', 'test.db'), migrations);
    await expect(store.probe()).resolves.toBeUndefined();
    await store.close();
  });
});

test('the numbers that stand for closed lists never change', () => {
  const numbered = <T extends string>(names: readonly T[], code: (name: T) => number) =>
    Object.fromEntries(names.map((name) => [name, code(name)]));
  expect({
    ...numbered(eventTypes, eventTypeCode.code),
    ...numbered(verdicts, verdictCode.code),
    ...numbered(processStates, stateCode.code),
  }).toEqual({
    'session.created': 0,
    'session.logged_in': 1,
    'session.loaded': 2,
    'session.submitted': 3,
    'session.expired': 4,
    'session.deleted': 5,
    'process.archived': 6,
    stored: 0,
    duplicate: 1,
    ignored: 2,
    quarantined: 3,
    running: 0,
    submitted: 1,
    completed: 2,
    expired: 3,
    deleted: 4,
    failed: 5,
  });
});
