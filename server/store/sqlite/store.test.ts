import { createHash } from 'node:crypto';
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventTypes } from '../../../shared/event.ts';
import { everything as whole } from '../../search/filter.ts';
import { verdicts } from '../../../shared/delivery.ts';
import { processStates } from '../../../shared/states.ts';
import { totalOf } from '../../../shared/total-of.ts';
import type { NewFact } from '../../process/fact.ts';
import { fold } from '../../process/fold.ts';
import type { NewDelivery } from '../delivery.ts';
import type { Interpreter, Pace } from '../store.ts';
import type { Source } from '../source.ts';
import { openBodyFiles } from '../body-files.ts';
import { storeSuite } from '../store.suite.ts';
import { eventTypeCode, stateCode, verdictCode } from './codes.ts';
import { openSqlite } from './open.ts';
import { openSqliteStore } from './store.ts';

const migrations = join(import.meta.dirname, '../../../drizzle/sqlite');
let folder: string;
const files = () => openBodyFiles(join(folder, 'bodies'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the store on SQLite', () => {
  storeSuite(async () => {
    const store = openSqliteStore(join(folder, 'test.db'), migrations, files());
    return { store, remove: () => store.close() };
  });
});

/** A delivery of about 900 bytes that tells its number. */
function quarantined(source: Source, number: number): NewDelivery {
  const body = Buffer.from(`{"number":${number},"words":"${'the same words again and again '.repeat(28)}"}`);
  return {
    source,
    receivedAt: 0,
    size: body.byteLength,
    body,
    sha256: createHash('sha256').update(body).digest(),
    kept: null,
    removed: [],
    isRaw: false,
    isHeld: false,
    headers: '{}',
    vendorType: null,
    status: 400,
    answer: '{}',
    told: null,
    verification: null,
    verdict: 'quarantined',
    reason: 'unreadable',
  };
}

/** A delivery whose body is the fact that it tells, as JSON. */
function told(source: Source, processId: string): NewDelivery {
  const fact: NewFact = {
    type: 'session.created',
    vendorType: 'WHEF_SESSION_CREATED',
    processId,
    processNumber: null,
    sessionId: null,
    transactionNumber: null,
    recipient: null,
    labels: {},
    client: null,
    occurred: { us: 0, raw: '1970' },
    archive: null,
    request: null,
  };
  const body = Buffer.from(JSON.stringify(fact));
  const sha256 = createHash('sha256').update(body).digest();
  const more = { size: body.byteLength, body, sha256, verdict: 'stored', status: 200, reason: null } as const;
  return { ...quarantined(source, 0), ...more, told: { fact, identity: '1970' } };
}

const interpreter: Interpreter = {
  read: ({ body }) => ({
    fact: JSON.parse(Buffer.from(body).toString()) as NewFact,
    identity: '1970',
  }),
  fold,
};

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

  test('goes on with a new name where a kill left it', async () => {
    const file = join(folder, 'renamed.db');
    let store = openSqliteStore(file, migrations, files());
    const source = await store.saveSource({ provider: 'cellosign', slug: 'hr', workflow: 'Recruitment' }, 0);
    await store.append(Array.from({ length: 20 }, (_, index) => told(source, `p${index}`)));
    while ((await store.project(interpreter, { events: 100, milliseconds: 100 })).left > 0);
    await store.changeSource(source.id, { workflow: 'Hiring' });
    for (let step = 0; step < 5; step += 1) await store.refold(fold, 0);
    await store.close();
    store = openSqliteStore(file, migrations, files());
    expect(await store.workflows()).toEqual([
      { workflow: 'Hiring', processes: 5 },
      { workflow: 'Recruitment', processes: 15 },
    ]);
    while (await store.refold(fold, 0));
    expect(await store.workflows()).toEqual([{ workflow: 'Hiring', processes: 20 }]);
    await store.close();
  });

  test('takes a fraction of the space once it is tidied, and goes on where it stood when opened again', async () => {
    const file = join(folder, 'tidy.db');
    let store = openSqliteStore(file, migrations, files());
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
    store = openSqliteStore(file, migrations, files());
    await fill();
    while (await store.tidy());
    expect(statSync(file).size).toBeLessThan(tidied * 2.2);
    expect(Buffer.from((await store.body(5000)) ?? []).toString()).toContain('4999');
    expect(Buffer.from((await store.body(12_000)) ?? []).toString()).toContain('5599');
    await store.close();
  });

  test('leaves large bodies to files, and gives none that is missing or was changed', async () => {
    const store = openSqliteStore(join(folder, 'large.db'), migrations, files());
    const source = await store.source('cellosign', 'hr', { workflow: 'hr', at: 0 });
    if (!source) throw new Error('no source was made');
    const bodies = ['first', 'second', 'third'].map((word) => Buffer.from(`${word} `.repeat(100_000)));
    const large = bodies.map((body): NewDelivery => {
      const sha256 = createHash('sha256').update(body).digest();
      files().write(sha256, body);
      // Told twice, kept once.
      files().write(sha256, body);
      return { ...quarantined(source, 0), size: body.byteLength, sha256, body: null };
    });
    const ids = await store.append([quarantined(source, 7), ...large]);
    const [small = 0, first = 0, second = 0, third = 0] = ids;
    expect(Buffer.from((await store.body(small)) ?? []).toString()).toContain('"number":7');
    expect(Buffer.from((await store.body(first)) ?? []).equals(bodies[0] ?? Buffer.alloc(0))).toBe(true);
    const kept = readdirSync(join(folder, 'bodies'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    expect(kept.map(({ name }) => name).sort()).toEqual(
      large.map(({ sha256 }) => `${Buffer.from(sha256).toString('hex')}.recipe`).sort(),
    );
    const pathOf = (index: number) => {
      const name = `${Buffer.from(large[index]?.sha256 ?? []).toString('hex')}.recipe`;
      return join(folder, 'bodies', name.slice(0, 2), name);
    };
    rmSync(pathOf(1));
    const changed = readFileSync(pathOf(2));
    writeFileSync(pathOf(2), changed.fill('x', changed.length - 1));
    expect([await store.body(second), await store.body(third)]).toEqual([null, null]);
    await store.close();
  });

  test('is refused while it has a second name of its own, since lock and log have only one', () => {
    const file = join(folder, 'named.db');
    openSqlite(file, migrations).client.close();
    linkSync(file, join(folder, 'other.db'));
    expect(() => openSqlite(file, migrations)).toThrow('has 2 names (hard links)');
    rmSync(join(folder, 'other.db'));
    openSqlite(file, migrations).client.close();
  });

  test('holds nothing of an erased token, nor does its log, once it was tidied', async () => {
    const file = join(folder, 'tokens.db');
    const store = openSqliteStore(file, migrations, files());
    const source = await store.saveSource({ provider: 'ignisign', slug: 'hr', workflow: 'hr' }, 0);
    const tokens = ['settled', 'decided', 'expired'].map((word) => `sealed-${word}-${'x'.repeat(40)}`);
    const ids = await store.append(
      tokens.map((token, index) => ({
        ...told(source, `p${index}`),
        isHeld: true,
        verification: { token, identity: `${index}` },
      })),
    );
    const found = () => {
      const all = [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1')).join('\n');
      return tokens.filter((token) => all.includes(token));
    };
    while (await store.tidy());
    expect(found()).toEqual(tokens);
    await store.settleVerification(ids[0] ?? 0, 'verified', 1);
    await store.decideVerification(ids[1] ?? 0, 'dismissed', 1);
    expect(await store.expireVerifications(1)).toBe(1);
    const reader = new Database(file, { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from verifications').get();
    while (await store.tidy());
    // The log has the page as it was after the first of them, and nobody may cut it while another program reads.
    expect(found()).toEqual(tokens.slice(1));
    reader.close();
    while (await store.tidy());
    expect(found()).toEqual([]);
    await store.close();
  });

  test('is made with its folder', async () => {
    const store = openSqliteStore(join(folder, 'new', 'folder', 'test.db'), migrations, files());
    await expect(store.probe()).resolves.toBeUndefined();
    await store.close();
  });

  test('is written by each probe anew, also where one has been there before', async () => {
    const file = join(folder, 'probed.db');
    const store = openSqliteStore(file, migrations, files());
    const sizes: number[] = [];
    for (let probes = 0; probes < 4; probes += 1) {
      await store.probe();
      sizes.push(statSync(`${file}-wal`).size);
    }
    const growths = sizes.slice(1).map((size, index) => size - (sizes[index] ?? 0));
    expect(Math.min(...growths)).toBeGreaterThan(32 * 1024);
    await store.close();
  });
});

describe('a batch that is cut short', () => {
  test('loses nothing of what it had taken in', async () => {
    const file = join(folder, 'short.db');
    const store = openSqliteStore(file, migrations, files());
    const source = await store.source('cellosign', 'hr', { workflow: 'hr', at: 0 });
    if (!source) throw new Error('no source was made');
    const processIds = Array.from({ length: 200 }, (_, index) => `process-${index}`);
    await store.append(processIds.map((processId) => told(source, processId)));
    const oneThing: Pace = { events: 1000, milliseconds: 0 };
    // Some of them are taken in now, and not all written.
    for (let steps = 0; steps < 3; steps += 1) await store.project(interpreter, oneThing);
    const other = new Database(file);
    other.exec('begin immediate');
    for (let tries = 0; tries < 10; tries += 1) await store.project(interpreter, oneThing).catch(() => null);
    other.exec('rollback');
    other.close();
    while ((await store.project(interpreter, oneThing)).left > 0);
    expect((await store.factsAfter(0, 1000)).map(({ processId }) => processId)).toEqual(processIds);
    const { counts } = await store.counts(whole, 1000, 0);
    expect(totalOf(counts)).toBe(processIds.length);
    await store.close();
  });
});

// Where a file that is open cannot be removed, neither can the lock.
test.skipIf(process.platform === 'win32')(
  'what another program writes into the log is folded with the rest',
  async () => {
    const file = join(folder, 'two.db');
    const store = openSqliteStore(file, migrations, files());
    const source = await store.source('cellosign', 'hr', { workflow: 'hr', at: 0 });
    if (!source) throw new Error('no source was made');
    rmSync(`${file}.lock`);
    const other = openSqliteStore(file, migrations, files());
    await store.append([told(source, 'ours')]);
    await other.append([told(source, 'theirs')]);
    await store.append([told(source, 'ours again')]);
    while ((await store.project(interpreter, { events: 1000, milliseconds: 50 })).left > 0);
    const folded = (await store.factsAfter(0, 10)).map(({ processId }) => processId);
    expect(folded).toEqual(['ours', 'theirs', 'ours again']);
    await other.close();
    await store.close();
  },
);

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
    'session.field_changed': 7,
    'signature_request.initialized': 8,
    'signature_request.updated': 9,
    'signature_request.waiting_documents': 10,
    'signature_request.ready': 11,
    'signature_request.launched': 12,
    'signature_request.approver_step': 13,
    'signature_request.children_generated': 14,
    'signature_request.failed': 15,
    'signature_request.cancelled': 16,
    'signature_request.expired': 17,
    'signature_request.completed': 18,
    'signature_session.initialized': 19,
    'document_request.provided': 20,
    'signer_image.generated': 21,
    'signer_image.failed': 22,
    'signature.finalized': 23,
    'signature.failed': 24,
    'signature_proof.generated': 25,
    'signature_proof.failed': 26,
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
    closed: 6,
  });
});
