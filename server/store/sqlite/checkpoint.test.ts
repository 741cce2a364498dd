import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createCheckpoint } from './checkpoint.ts';

test('keeps the write-ahead log from growing for ever', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-checkpoint-'));
  const client = new Database(join(folder, 'test.db'));
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = OFF');
  client.pragma('wal_autocheckpoint = 0');
  client.exec('create table filler (bytes blob)');
  const insert = client.prepare('insert into filler values (zeroblob(40000))');
  const checkpoint = createCheckpoint(client);
  const sizes: number[] = [];
  for (let commit = 0; commit < 5000; commit += 1) {
    checkpoint.mind();
    insert.run();
    sizes.push(statSync(join(folder, 'test.db-wal')).size);
  }
  client.close();
  rmSync(folder, { recursive: true });
  const highest = Math.max(...sizes);
  // Ten thousand frames, and what comes between two looks; not the 200 MB that were written.
  expect(highest).toBeGreaterThan(40_000_000);
  expect(highest).toBeLessThan(44_000_000);
});

test('has nothing left to do where another program keeps the log as it is', () => {
  const checkpoint = createCheckpoint({ pragma: () => [{ busy: 0, log: 12_000, checkpointed: 1000 }] });
  expect(checkpoint.moveSome()).toBe(false);
});

test('tells of a write that fails, before anything is committed', () => {
  const asked: string[] = [];
  const checkpoint = createCheckpoint({
    pragma: (source) => {
      asked.push(source);
      if (source.includes('PASSIVE')) throw new Error('disk I/O error');
      return [{ busy: 0, log: 12_000, checkpointed: 1000 }];
    },
  });
  const run = () => {
    for (let commit = 0; commit < 32; commit += 1) checkpoint.mind();
  };
  expect(run).toThrow('disk I/O error');
  expect(asked).toHaveLength(2);
});
