import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { is } from '../../search/filter.ts';
import { openBodyFiles } from '../body-files.ts';
import type { Source } from '../source.ts';
import type { Store } from '../store.ts';
import { asking, delivery, interpreter, minute, morning, newFact, projectAll } from '../suite-parts.ts';
import { openSqliteReader } from './reader.ts';
import { openSqliteStore } from './store.ts';

const migrations = join(import.meta.dirname, '../../../drizzle/sqlite');

async function freshStore(): Promise<{ store: Store; hr: Source; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-reader-'));
  const file = join(folder, 'test.db');
  const store = openSqliteStore(file, migrations, openBodyFiles(join(folder, 'bodies')));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const hr = await store.saveSource({ provider: 'cellosign', slug: 'hr', workflow: 'Recruitment' }, 0);
  return { store, hr, file };
}

function readerOf(file: string) {
  const reader = openSqliteReader(file);
  onTestFinished(() => reader.close());
  return reader;
}

const steps = (name: string) => [
  newFact(name, { labels: { team: 'צפון' } }),
  newFact(name, { type: 'session.submitted', occurred: { us: morning + minute, raw: 'later' } }),
];

test('tells what the store tells, in each of its verbs, and hears of what is stored later', async () => {
  const { store, hr, file } = await freshStore();
  const reader = readerOf(file);
  expect(await reader.position()).toEqual({ last: 0, projected: 0, lastEvent: 0 });
  const filter = is({ kind: 'label', key: 'team', value: 'צפון' });
  const page = { filter, sort: 'oldest', limit: 2, cursor: null, at: asking } as const;

  for (const names of [['a', 'b', 'c'], ['d']]) {
    for (const name of names) await store.append(steps(name).map((fact) => delivery(hr, fact)));
    await projectAll(store);
    expect(await reader.position()).toEqual(await store.position());
    const first = await reader.processes(page);
    expect(first).toEqual(await store.processes(page));
    expect(first.items).toHaveLength(2);
    const next = { ...page, cursor: first.nextCursor };
    expect(await reader.processes(next)).toEqual(await store.processes(next));
    expect(await reader.touchedAfter(2, 10)).toEqual(await store.touchedAfter(2, 10));
    for (const upTo of [1, 2, undefined])
      expect(await reader.log('a', null, upTo)).toEqual(await store.log('a', null, upTo));
    expect((await reader.log('a', 'hr'))?.facts).toHaveLength(2);
    expect(await reader.log('a', 'finance')).toBeNull();
    expect(await reader.children('a', null)).toEqual(await store.children('a', null));
    expect(await reader.limits('Recruitment')).toEqual(await store.limits('Recruitment'));
  }
});

test('knows what a person closed', async () => {
  const { store, hr, file } = await freshStore();
  await store.append([delivery(hr, newFact('a'))]);
  await projectAll(store);
  expect(await store.setClosed('a', null, true, asking, interpreter.fold)).toBe('done');
  await projectAll(store);
  const log = await readerOf(file).log('a', null);
  expect(log?.context.closing).toMatchObject({ at: asking });
  expect(log).toEqual(await store.log('a', null));
});

test('does not keep the store from tidying up between two of its verbs', async () => {
  const { store, hr, file } = await freshStore();
  const reader = readerOf(file);
  const fill = async (round: string) => {
    for (let index = 0; index < 300; index += 1)
      await store.append([
        delivery(hr, newFact(`${round}${index}`, { labels: { filler: 'x'.repeat(4000) } })),
      ]);
    await projectAll(store);
  };
  await fill('first');
  expect(await reader.touchedAfter(0, 10)).toHaveLength(10);
  const written = statSync(`${file}-wal`).size;
  expect(written).toBeGreaterThan(2_000_000);
  while (await store.tidy());
  await fill('second');
  // Begun anew once all of it was moved, which whoever reads in the middle of it would have kept from happening.
  expect(statSync(`${file}-wal`).size).toBeLessThan(1.5 * written);
  expect(await reader.log('second7', null)).toEqual(await store.log('second7', null));
});

test('makes no database where there is none', () => {
  const file = join(tmpdir(), 'signalbox-no-such-folder', 'test.db');
  expect(() => openSqliteReader(file)).toThrow();
  expect(existsSync(file)).toBe(false);
});
