import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sort, sorts } from '../../shared/api.ts';
import type { Labels, Process } from '../../shared/process.ts';
import type { NewFact } from '../process/fact.ts';
import { factSet } from '../process/fact.arbitrary.ts';
import { fold } from '../process/fold.ts';
import { type Filter, withoutState } from '../search/filter.ts';
import { matches } from '../search/matches.ts';
import { parseQuery } from '../search/parse-query.ts';
import { BadCursorError, type Interpreter, type NewDelivery, type Pace, type Store } from './store.ts';
import type { Source } from './source.ts';

interface Subject {
  store: Store;
  remove: () => Promise<void>;
}

const minute = 60_000_000;
const morning = Date.UTC(2025, 0, 26, 8) * 1000;
/** When searches are asked where time does not matter, in epoch milliseconds. */
const asking = morning / 1000;

function newFact(processId: string, more: Partial<NewFact> = {}): NewFact {
  return {
    type: 'session.created',
    vendorType: 'WHEF_SESSION_CREATED',
    processId,
    processNumber: 51,
    sessionId: `${processId}-s1`,
    transactionNumber: 53,
    recipient: { id: '1', name: 'Candidate' },
    labels: {},
    client: null,
    occurred: { us: morning, raw: '2025-01-26T10:00:00' },
    archive: null,
    request: null,
    ...more,
  };
}

type KeptHere = NewDelivery & { body: Uint8Array };

function delivery(source: Source, fact: NewFact | null, more: Partial<KeptHere> = {}): KeptHere {
  const body = more.body ?? Buffer.from(JSON.stringify(fact ?? 'not an event'));
  const sha256 = createHash('sha256').update(body).digest();
  return {
    source,
    receivedAt: 1_737_880_000_000,
    size: body.byteLength,
    body,
    sha256,
    kept: null,
    removed: [],
    isRaw: false,
    isHeld: false,
    headers: '{"user-agent":"test"}',
    vendorType: fact?.vendorType ?? null,
    status: fact ? 200 : 400,
    answer: '{"status":"0"}',
    told: fact && toldBy(fact, sha256),
    verification: null,
    verdict: fact ? 'stored' : 'quarantined',
    reason: fact ? null : 'The body is not JSON.',
    ...more,
  } satisfies KeptHere;
}

function describeBytes(bytes: Uint8Array): { size: number; sha256: Uint8Array } {
  return { size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest() };
}

function toldBy(fact: NewFact, sha256: Uint8Array) {
  const identity =
    fact.type === 'process.archived' ? Buffer.from(sha256).toString('hex') : (fact.occurred?.raw ?? '');
  return { fact, identity };
}

/** The bodies of this suite are facts as JSON. */
const interpreter: Interpreter = {
  read: ({ body, sha256 }) => toldBy(JSON.parse(Buffer.from(body).toString()) as NewFact, sha256),
  fold,
};

/** The smallest steps: one event to a batch, one thing at a time. */
const slow: Pace = { events: 1, milliseconds: 0 };

async function projectAll(store: Store, pace: Pace = { events: 100, milliseconds: 50 }): Promise<void> {
  while ((await store.project(interpreter, pace)).left > 0);
}

function parsed(query: string): Filter {
  const result = parseQuery(query);
  if (!result.ok) throw new Error(result.reason);
  return result.filter;
}

async function everything(
  store: Store,
  query = '',
  sort: Sort = 'updated',
  limit = 200,
  at = asking,
): Promise<Process[]> {
  const all: Process[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Process[]; nextCursor: string | null } = await store.processes({
      filter: parsed(query),
      sort,
      limit,
      cursor,
      at,
    });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

/** What every store promises, whatever it stores in. `open` makes an empty one. */
export function storeSuite(open: () => Promise<Subject>): void {
  let subject: Subject;
  let store: Store;
  let hr: Source;

  beforeEach(async () => {
    subject = await open();
    store = subject.store;
    hr = await store.saveSource(
      {
        provider: 'cellosign',
        slug: 'hr',
        workflow: 'Recruitment',
        titleLabel: null,
        timeZone: null,
        vendor: {},
        sealed: {},
      },
      0,
    );
  });
  afterEach(() => subject.remove());

  describe('the log', () => {
    const verdicts = async () =>
      (await store.deliveries({ verdict: null, source: null, before: null, limit: 20 }))
        .map(({ verdict }) => verdict)
        .reverse();

    test('numbers deliveries in their order', async () => {
      const ids = await store.append([
        delivery(hr, newFact('a')),
        delivery(hr, null),
        delivery(hr, newFact('b')),
      ]);
      expect(await verdicts()).toEqual(['stored', 'quarantined', 'stored']);
      const [first = 0] = ids;
      expect(ids).toEqual([first, first + 1, first + 2]);
      expect((await store.position()).last).toBe(first + 2);
    });

    test('links a copy to the first delivery, in the same batch and later', async () => {
      const same = () => delivery(hr, newFact('a'));
      const [first, second] = await store.append([same(), same()]);
      await projectAll(store);
      const [third] = await store.append([same()]);
      await projectAll(store);
      const listed = await store.deliveries({ verdict: 'duplicate', source: null, before: null, limit: 10 });
      expect(listed.map(({ id, duplicateOf, seq }) => [id, duplicateOf, seq])).toEqual([
        [third, first, null],
        [second, first, null],
      ]);
      expect((await store.factsAfter(0, 10)).map(({ seq }) => seq)).toEqual([first]);
    });

    test('tells apart what differs in type, session, time or source, and nothing else', async () => {
      const other = await store.saveSource({ ...hr, slug: 'branch' }, 0);
      const base = newFact('a');
      await store.append([
        delivery(hr, base),
        delivery(hr, { ...base, type: 'session.loaded' }),
        delivery(hr, { ...base, sessionId: 'another' }),
        delivery(hr, { ...base, occurred: { us: morning + 1, raw: '2025-01-26T10:00:00.000001' } }),
        delivery(other, base),
        delivery(hr, { ...base, labels: { unit: '4' } }),
      ]);
      await projectAll(store);
      expect(await verdicts()).toEqual([...Array<string>(5).fill('stored'), 'duplicate']);
    });

    test('knows an archive by its process and its bytes', async () => {
      const archive = newFact('a', {
        type: 'process.archived',
        sessionId: null,
        archive: { author: null, sessions: [], signatures: [], payments: [], files: [] },
      });
      await store.append([
        delivery(hr, archive),
        delivery(hr, archive),
        delivery(hr, { ...archive, labels: { changed: 'yes' } }),
        delivery(hr, { ...archive, processId: 'b' }),
      ]);
      await projectAll(store);
      expect(await verdicts()).toEqual(['stored', 'duplicate', 'stored', 'stored']);
    });

    test('stores a batch entirely or not at all, and goes on afterwards', async () => {
      const withoutStatus = delivery(hr, newFact('broken'), { status: null as never });
      await expect(store.append([delivery(hr, newFact('a')), withoutStatus])).rejects.toThrow();
      expect(await store.deliveries({ verdict: null, source: null, before: null, limit: 10 })).toEqual([]);
      await store.append([delivery(hr, newFact('a'))]);
      expect(await verdicts()).toEqual(['stored']);
      await projectAll(store);
      expect(await everything(store)).toHaveLength(1);
    });

    test('gives facts back as they were told', async () => {
      const labels = JSON.parse('{"__proto__":"x","שם":"דנה 🙂"}') as Labels;
      const told = newFact('a', {
        labels,
        client: { ip: '127.0.0.1', userAgent: 'Best browser ever', device: null },
        transactionNumber: '00053',
      });
      await store.append([delivery(hr, told)]);
      await projectAll(store);
      const [fact] = await store.factsAfter(0, 10);
      expect(fact).toMatchObject({ ...told, labels: expect.anything() as Labels });
      expect(Object.entries(fact?.labels ?? {})).toEqual(Object.entries(labels));
    });

    test('keeps each delivery whole', async () => {
      const kept = delivery(hr, newFact('a'));
      const [id = 0] = await store.append([kept]);
      await projectAll(store);
      expect(Buffer.from((await store.body(id)) ?? []).equals(kept.body)).toBe(true);
      expect(await store.delivery(id)).toMatchObject({
        provider: 'cellosign',
        source: 'hr',
        verdict: 'stored',
        processId: 'a',
        seq: id,
        headers: { 'user-agent': 'test' },
        answer: '{"status":"0"}',
        sha256: Buffer.from(kept.sha256).toString('hex'),
        size: kept.body.byteLength,
      });
      expect(await store.delivery(id + 1)).toBeNull();
      expect(await store.body(id + 1)).toBeNull();
    });

    test('keeps what is left of a body under its own hash, beside that of what arrived', async () => {
      const arrived = Buffer.from('{"ip":"192.0.2.1"}');
      const left = Buffer.from('{"ip":"[removed]"}   ');
      const kept = describeBytes(left);
      const removed = ['ip', 'form_values'];
      const [id = 0] = await store.append([
        delivery(hr, null, { ...describeBytes(arrived), body: left, kept, removed }),
      ]);
      expect(Buffer.from((await store.body(id)) ?? []).equals(left)).toBe(true);
      expect(await store.delivery(id)).toMatchObject({
        size: arrived.length,
        sha256: createHash('sha256').update(arrived).digest('hex'),
        keptSha256: Buffer.from(kept.sha256).toString('hex'),
        removed,
      });
    });

    test('holds a delivery back until it is released, also where everything is made anew', async () => {
      const fact = newFact('a');
      const [held = 0] = await store.append([
        delivery(hr, fact, { isHeld: true }),
        delivery(hr, newFact('b')),
      ]);
      await projectAll(store);
      expect((await everything(store)).map(({ processId }) => processId)).toEqual(['b']);
      await store.forgetProjections();
      await projectAll(store);
      expect(await store.delivery(held)).toMatchObject({ verdict: 'stored', seq: null });
      expect(await store.kept(held)).toMatchObject({ isRead: false, isRaw: false, isErased: false });

      const release = {
        id: held,
        vendorType: fact.vendorType,
        told: toldBy(fact, Buffer.alloc(0)),
        copy: null,
      };
      const [seq] = await store.replay([release], 0);
      expect(await store.replay([release], 0)).toEqual([null]);
      await projectAll(store);
      expect(await store.delivery(held)).toMatchObject({ verdict: 'stored', seq });
      const grown = await everything(store);
      expect(grown.map(({ processId }) => processId)).toEqual(['a', 'b']);
      await store.forgetProjections();
      await projectAll(store);
      expect(await everything(store)).toEqual(grown);
    });

    test('replays nothing that is read already or is not there', async () => {
      const fact = newFact('a');
      const [id = 0] = await store.append([delivery(hr, fact)]);
      const again = { vendorType: null, told: toldBy(fact, Buffer.alloc(0)), copy: null };
      expect(
        await store.replay(
          [
            { id, ...again },
            { id: id + 7, ...again },
          ],
          0,
        ),
      ).toEqual([null, null]);
      expect((await store.position()).last).toBe(id);
      expect(await store.kept(id)).toMatchObject({ isRead: true });
      expect(await store.kept(id + 7)).toBeNull();
    });

    test('gives each body back to the byte, before and after tidying, small and large', async () => {
      const sizes = [0, 1, 400, 300_000, 7, 90_000, 90_000, ...Array<number>(400).fill(900)];
      const kept = sizes.map((size, index) =>
        delivery(hr, null, { body: Buffer.from(`${index} `.repeat(Math.ceil(size / 2))).subarray(0, size) }),
      );
      const ids: number[] = [];
      for (let at = 0; at < kept.length; at += 50) ids.push(...(await store.append(kept.slice(at, at + 50))));
      const wrong = async () => {
        const found: number[] = [];
        for (const [index, id] of ids.entries()) {
          const body = await store.body(id);
          if (!body || Buffer.compare(body, kept[index]?.body ?? Buffer.alloc(1)) !== 0) found.push(id);
        }
        return found;
      };
      expect(await wrong()).toEqual([]);
      let rounds = 0;
      while (await store.tidy()) rounds += 1;
      expect(rounds).toBeGreaterThan(0);
      expect(await wrong()).toEqual([]);
      const [more = 0] = await store.append([delivery(hr, null, { body: Buffer.from('later') })]);
      expect(Buffer.from((await store.body(more)) ?? []).toString()).toBe('later');
      expect(await store.body(more + 1)).toBeNull();
    });

    test('lists deliveries newest first, by verdict and page', async () => {
      await store.append(
        Array.from({ length: 5 }, (_, index) => delivery(hr, index % 2 ? null : newFact(`p${index}`))),
      );
      const all = await store.deliveries({ verdict: null, source: null, before: null, limit: 3 });
      const rest = await store.deliveries({
        verdict: null,
        source: null,
        before: all.at(-1)?.id ?? 0,
        limit: 3,
      });
      const ids = [...all, ...rest].map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => b - a));
      expect(ids).toHaveLength(5);
      expect(
        await store.deliveries({ verdict: 'quarantined', source: null, before: null, limit: 10 }),
      ).toHaveLength(2);
    });
  });

  describe('sources', () => {
    const made = { provider: 'cellosign', slug: 'leases', workflow: 'Lease renewal' };
    const credential = (ending: string) => ({
      scheme: 'header' as const,
      name: 'X-Key',
      sha256: createHash('sha256').update(ending).digest(),
      ending,
      createdAt: 7,
    });
    const slugs = async () => (await store.sources()).map(({ slug }) => slug);

    test('are made with all that they were given, once at an address', async () => {
      const given = {
        ...made,
        titleLabel: 'Tenant',
        timeZone: 'UTC',
        keeps: ['ip'],
        vendor: { appId: 'a' },
        sealed: { apiKey: 'xyz' },
      };
      const source = await store.makeSource(given, 5);
      expect(source).toEqual({
        ...given,
        id: source?.id,
        createdAt: 5,
        pausedAt: null,
        deletedAt: null,
        credentials: [],
      });
      expect(await store.source('cellosign', 'leases', null)).toEqual(source);
      expect(await store.makeSource(made, 6)).toBeNull();
      expect((await store.sources()).at(-1)).toEqual(source);
    });

    test('change in what is told, and stay in the rest', async () => {
      const changed = await store.changeSource(hr.id, { timeZone: 'Europe/Paris', pausedAt: 9 });
      expect(changed).toEqual({ ...hr, timeZone: 'Europe/Paris', pausedAt: 9 });
      expect(await store.source('cellosign', 'hr', null)).toEqual(changed);
      expect(await store.changeSource(hr.id, {})).toEqual(changed);
      expect(await store.changeSource(4711, { pausedAt: 9 })).toBeNull();
    });

    test('keep address and number when they are deleted after a delivery, and can be brought back', async () => {
      await store.append([delivery(hr, newFact('a'))]);
      await store.changeSource(hr.id, { sealed: { apiKey: 'xyz' } });
      await store.addCredential(hr.id, credential('aaaa'), 2);
      expect(await store.deleteSource(hr.id, 8)).toBe(true);
      expect(await store.sources()).toEqual([{ ...hr, deletedAt: 8, sealed: {}, credentials: [] }]);
      expect(await store.makeSource({ ...made, slug: 'hr' }, 9)).toBeNull();
      expect(await store.changeSource(hr.id, { deletedAt: null })).toEqual(hr);
    });

    test('are gone when they are deleted before any delivery; their address is free', async () => {
      await store.makeSource({ ...made, titleLabel: 'Tenant' }, 5);
      const old = (await store.sources()).at(-1);
      expect(await store.deleteSource(old?.id ?? 0, 8)).toBe(true);
      expect(await slugs()).toEqual(['hr']);
      expect(await store.source('cellosign', 'leases', null)).toBeNull();
      expect(await store.changeSource(old?.id ?? 0, { pausedAt: 1 })).toBeNull();
      expect(await store.deleteSource(old?.id ?? 0, 8)).toBe(false);
      expect(await store.makeSource(made, 9)).toMatchObject({
        createdAt: 9,
        titleLabel: null,
        deletedAt: null,
      });
      expect(await slugs()).toEqual(['hr', 'leases']);
    });

    test('still take what was on its way when they were deleted', async () => {
      const source = await store.makeSource(made, 5);
      if (!source) throw new Error('no source was made');
      await store.deleteSource(source.id, 8);
      const [id = 0] = await store.append([delivery(source, newFact('late'))]);
      expect((await store.delivery(id))?.source).toBe('leases');
      expect((await store.sources()).at(-1)).toMatchObject({ slug: 'leases', deletedAt: 8 });
    });

    test('have so many credentials and no more, whose numbers are never given twice', async () => {
      const first = await store.addCredential(hr.id, credential('aaaa'), 2);
      const second = await store.addCredential(hr.id, credential('bbbb'), 2);
      expect(await store.addCredential(hr.id, credential('cccc'), 2)).toBeNull();
      expect((await store.source('cellosign', 'hr', null))?.credentials).toEqual([first, second]);
      expect(second).toEqual({ ...credential('bbbb'), id: second?.id });
      expect(await store.dropCredential(hr.id, second?.id ?? 0)).toBe(true);
      expect(await store.dropCredential(hr.id, second?.id ?? 0)).toBe(false);
      const third = await store.addCredential(hr.id, credential('cccc'), 2);
      expect(third?.id).toBeGreaterThan(second?.id ?? Infinity);
      expect((await store.source('cellosign', 'hr', null))?.credentials).toEqual([first, third]);
      expect(await store.addCredential(4711, credential('dddd'), 2)).toBeNull();
    });

    test('lose no credential to another source', async () => {
      const other = await store.makeSource(made, 5);
      const own = await store.addCredential(hr.id, credential('aaaa'), 2);
      expect(await store.dropCredential(other?.id ?? 0, own?.id ?? 0)).toBe(false);
      expect((await store.source('cellosign', 'hr', null))?.credentials).toEqual([own]);
    });

    test('count what they bring by type and by hour, whatever it is', async () => {
      const other = await store.saveSource(made, 0);
      const hour = 3_600_000;
      const at = 500_000 * hour;
      const archive = { vendorType: 'WHP_ARCHIVE' };
      await store.append([
        delivery(hr, newFact('a'), { receivedAt: at + 1 }),
        delivery(hr, newFact('a'), { receivedAt: at + 5 }),
        delivery(other, newFact('a'), { receivedAt: at + 4 }),
        delivery(hr, null, { receivedAt: at + 6 }),
      ]);
      await store.append([
        delivery(hr, newFact('b'), { receivedAt: at + 2 }),
        delivery(hr, newFact('b'), { ...archive, receivedAt: at + hour }),
        delivery(hr, null, { vendorType: 'NEW', verdict: 'ignored', receivedAt: at + 3 * hour }),
      ]);
      expect(await store.seenTypes(hr.id, 10)).toEqual([
        { vendorType: 'NEW', count: 1, lastAt: at + 3 * hour },
        { vendorType: 'WHP_ARCHIVE', count: 1, lastAt: at + hour },
        { vendorType: 'WHEF_SESSION_CREATED', count: 3, lastAt: at + 5 },
      ]);
      expect(await store.seenTypes(hr.id, 1)).toHaveLength(1);
      expect(await store.seenTypes(other.id, 10)).toEqual([
        { vendorType: 'WHEF_SESSION_CREATED', count: 1, lastAt: at + 4 },
      ]);
      expect(await store.busyHours(hr.id, 0)).toEqual([
        { hour: 500_000, lastAt: at + 6 },
        { hour: 500_001, lastAt: at + hour },
        { hour: 500_003, lastAt: at + 3 * hour },
      ]);
      expect(await store.busyHours(hr.id, 500_002)).toHaveLength(1);
    });

    test('count nothing of a batch that was not stored', async () => {
      const broken = delivery(hr, newFact('broken'), { status: null as never });
      await expect(store.append([delivery(hr, newFact('a')), broken])).rejects.toThrow();
      expect(await store.seenTypes(hr.id, 10)).toEqual([]);
      expect(await store.busyHours(hr.id, 0)).toEqual([]);
    });

    test('tell the times of their vendor beside those of arrival, newest first, where it told any', async () => {
      const other = await store.saveSource(made, 0);
      const later = { us: morning + minute, raw: '2025-01-26T10:01:00' };
      await store.append([
        delivery(hr, newFact('a'), { receivedAt: 11 }),
        delivery(other, newFact('b'), { receivedAt: 12 }),
        delivery(hr, newFact('c', { occurred: null }), { receivedAt: 13 }),
        delivery(hr, newFact('a', { type: 'session.loaded', occurred: later }), { receivedAt: 14 }),
      ]);
      await projectAll(store);
      expect(await store.toldTimes(hr.id, 10)).toEqual([
        { raw: '2025-01-26T10:01:00', receivedAt: 14 },
        { raw: '2025-01-26T10:00:00', receivedAt: 11 },
      ]);
      expect(await store.toldTimes(hr.id, 1)).toHaveLength(1);
    });

    test('that are renamed reach their processes by and by, and nobody else', async () => {
      const other = await store.saveSource(made, 0);
      const labels = { Tenant: 'Ada North' };
      await store.append([
        ...Array.from({ length: 150 }, (_, index) => delivery(hr, newFact(`p${index}`, { labels }))),
        delivery(other, newFact('other', { labels })),
      ]);
      await projectAll(store);
      const before = await everything(store);
      await store.changeSource(hr.id, { workflow: 'Hiring', titleLabel: 'Tenant' });
      let steps = 0;
      while (await store.refold(fold, 0)) steps += 1;
      expect(steps).toBeGreaterThanOrEqual(150);
      const after = await everything(store);
      expect(after).toEqual(
        before.map((process) =>
          process.source === 'hr' ? { ...process, workflow: 'Hiring', title: 'Hiring · Ada North' } : process,
        ),
      );
      expect(await store.workflows()).toEqual([
        { workflow: 'Hiring', processes: 150 },
        { workflow: 'Lease renewal', processes: 1 },
      ]);
      expect(await everything(store, 'workflow:hiring')).toHaveLength(150);
      expect(await everything(store, 'workflow:recruitment')).toEqual([]);
      expect(await store.refold(fold, 0)).toBe(false);
    });

    test('that are renamed while events come in have one name in the end', async () => {
      await store.append([delivery(hr, newFact('a')), delivery(hr, newFact('b'))]);
      await store.project(interpreter, slow);
      await store.changeSource(hr.id, { workflow: 'Hiring' });
      expect(await store.refold(fold, 50)).toBe(false);
      await projectAll(store, slow);
      while (await store.refold(fold, 50));
      expect((await everything(store)).map(({ workflow }) => workflow)).toEqual(['Hiring', 'Hiring']);
      await store.append([delivery(hr, newFact('a', { type: 'session.submitted' }))]);
      await projectAll(store);
      expect(await store.workflows()).toEqual([{ workflow: 'Hiring', processes: 2 }]);
    });

    test('are not folded again for what does not show', async () => {
      await store.append([delivery(hr, newFact('a'))]);
      await projectAll(store);
      await store.changeSource(hr.id, { timeZone: 'UTC', workflow: hr.workflow, pausedAt: 1 });
      expect(await store.refold(fold, 50)).toBe(false);
    });
  });

  test('settings have defaults, and stay as they are set', async () => {
    expect(await store.settings()).toEqual({ createSourcesByDelivery: true });
    expect(await store.changeSettings({ createSourcesByDelivery: false })).toEqual({
      createSourcesByDelivery: false,
    });
    expect(await store.changeSettings({})).toEqual({ createSourcesByDelivery: false });
    expect(await store.settings()).toEqual({ createSourcesByDelivery: false });
  });

  describe('the projections', () => {
    test('are those of the fold, whatever the size of their steps', async () => {
      const facts = [
        newFact('a'),
        newFact('b', { transactionNumber: 60 }),
        newFact('a', { type: 'session.submitted', occurred: { us: morning + minute, raw: 'later' } }),
      ];
      await store.append(facts.map((fact) => delivery(hr, fact)));
      expect((await store.position()).projected).toBe(0);
      expect(await store.process('a', null)).toBeNull();
      await projectAll(store, slow);
      const { last, projected } = await store.position();
      expect(projected).toBe(last);
      const log = await store.log('a', null);
      expect(await store.process('a', null)).toMatchObject(log ? fold(log.context, log.facts) : {});
      expect((await store.process('a', null))?.state).toBe('submitted');
    });

    test('made anew from the log equal those that grew with it', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(factSet, { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 1, max: 7 }),
          async (sets, step) => {
            const run = `run-${(await store.position()).last}`;
            const facts = sets.flatMap((set, index) =>
              set.map((fact) => ({
                ...fact,
                occurred: { us: fact.occurred.us, raw: fact.occurred.raw ?? '' },
                processId: `${run}-${index}`,
                sessionId: fact.sessionId && `${run}-${index}-${fact.sessionId}`,
              })),
            );
            for (const fact of facts) {
              await store.append([delivery(hr, fact)]);
              await store.project(interpreter, { events: step, milliseconds: 0 });
            }
            await projectAll(store, { events: step, milliseconds: 0 });
            const grown = await everything(store);
            const counted = await store.counts([], 1000, asking);
            const found = await everything(store, 'צפון');
            await store.forgetProjections();
            expect(await everything(store)).toEqual([]);
            await projectAll(store);
            expect(await everything(store)).toEqual(grown);
            expect(await store.counts([], 1000, asking)).toEqual(counted);
            expect(await everything(store, 'צפון')).toEqual(found);
          },
        ),
        { numRuns: 12 },
      );
    });

    test('follow one another: snapshots after a number, oldest change first', async () => {
      await store.append(['a', 'b', 'c'].map((id) => delivery(hr, newFact(id))));
      await projectAll(store);
      const [first] = await store.processesAfter(0, 10);
      const later = { us: morning + minute, raw: 'later' };
      await store.append([delivery(hr, newFact('a', { type: 'session.loaded', occurred: later }))]);
      await projectAll(store);
      const after = await store.processesAfter(first?.seq ?? 0, 10);
      expect(after.map(({ processId }) => processId)).toEqual(['b', 'c', 'a']);
      expect(await store.processesAfter(after.at(-1)?.seq ?? 0, 10)).toEqual([]);
    });

    test('of two sources with one process id: the newest, unless the source is named', async () => {
      const other = await store.saveSource({ ...hr, slug: 'branch', workflow: 'Accounts' }, 0);
      await store.append([delivery(other, newFact('same')), delivery(hr, newFact('same'))]);
      await projectAll(store);
      expect((await store.process('same', null))?.source).toBe('hr');
      expect((await store.process('same', 'branch'))?.workflow).toBe('Accounts');
      expect(await store.process('same', 'nowhere')).toBeNull();
    });
  });

  describe('what is usual', () => {
    const archive = { author: null, sessions: [], signatures: [], payments: [], files: [] };
    /** Facts of a process that begins at a minute of the morning, at minutes after that. */
    const told = (
      source: Source,
      processId: string,
      start: number,
      steps: readonly (readonly [NewFact['type'], number])[],
      more: Partial<NewFact> = {},
    ) =>
      steps.map(([type, after]) => {
        const us = morning + (start + after) * minute;
        const whole = type === 'process.archived' ? { sessionId: null, archive } : {};
        return delivery(
          source,
          newFact(processId, { type, occurred: { us, raw: `${us}` }, ...more, ...whole }),
        );
      });
    /** A stay of so many minutes, and the archive five minutes after it. */
    const completed = (source: Source, processId: string, stay: number) =>
      told(source, processId, 0, [
        ['session.created', 0],
        ['session.logged_in', 1],
        ['session.loaded', 3],
        ['session.submitted', stay],
        ['process.archived', stay + 5],
      ]);
    const ten = Array.from({ length: 10 }, (_, index) => index + 1);
    /** In epoch milliseconds, so many minutes after the beginning of the morning. */
    const at = (minutes: number) => (morning + minutes * minute) / 1000;
    const iso = (minutes: number) => new Date(at(minutes)).toISOString();
    let learning = 0;

    async function fill(batch: readonly NewDelivery[]): Promise<void> {
      await store.append(batch);
      await projectAll(store);
    }
    /** As long after the last time as a workflow rests. */
    async function learn(): Promise<Process[]> {
      learning += 60_000;
      const found: Process[] = [];
      for (;;) {
        const { hasMore, changed } = await store.learn(learning, 0);
        found.push(...changed);
        if (!hasMore) return found;
      }
    }
    const waiting = (id: string, start = 0, more: Partial<NewFact> = {}) =>
      told(hr, id, start, [['session.created', 0]], more);

    test('is learned from processes that completed, and told from twenty samples on', async () => {
      await fill([...ten, ...ten.slice(1)].flatMap((stay, index) => completed(hr, `p${index}`, stay * 10)));
      await fill(waiting('open'));
      await learn();
      expect((await store.usual('Recruitment')).silence).toEqual({ longest: 97 * 60_000, samples: 19 });
      expect(await store.process('open', null)).toMatchObject({ dueAt: null, quietAt: null });

      await fill(completed(hr, 'twentieth', 10));
      expect((await learn()).map(({ processId }) => processId)).toEqual(['open']);
      const usual = await store.usual('recruitment');
      expect(usual).toMatchObject({
        route: [
          {
            name: 'Candidate',
            median: 50 * 60_000,
            p90: 90 * 60_000,
            samples: 20,
            phases: {
              waiting: { median: 60_000, samples: 20 },
              opened: { median: 2 * 60_000 },
              filling: { median: 47 * 60_000, p90: 87 * 60_000 },
            },
          },
        ],
        archive: { median: 5 * 60_000, samples: 20 },
        silence: { longest: 97 * 60_000, samples: 20 },
      });
      expect(await store.process('open', null)).toMatchObject({ dueAt: iso(90), quietAt: iso(97) });
      expect(await store.usual('Lease renewal')).toMatchObject({ route: [], silence: { samples: 0 } });
    });

    test('makes a process due where it stands, or its archive; nothing that ended, and no test', async () => {
      await fill(ten.flatMap((stay) => [...completed(hr, `a${stay}`, 60), ...completed(hr, `b${stay}`, 60)]));
      await learn();
      const test = { CUSTOMER_TAG: 'CUSTOMER_VALUE' };
      await fill([
        ...waiting('open', 7),
        ...waiting('test', 0, { labels: test }),
        ...told(hr, 'submitted', 0, [
          ['session.created', 0],
          ['session.submitted', 10],
        ]),
        ...told(hr, 'expired', 0, [
          ['session.created', 0],
          ['session.expired', 10],
        ]),
      ]);
      const dues = (await everything(store)).slice(0, 5).map(({ processId, dueAt }) => [processId, dueAt]);
      expect(dues).toEqual([
        ['expired', null],
        ['submitted', iso(15)],
        ['test', null],
        ['open', iso(67)],
        ['b10', null],
      ]);
    });

    test('costs nothing where nothing changed, and tells nobody of what is hardly another', async () => {
      await fill(
        ten.flatMap((stay) => [...completed(hr, `a${stay}`, 100), ...completed(hr, `b${stay}`, 100)]),
      );
      await fill(waiting('open'));
      await learn();
      expect(await store.learn(learning + 1e9, 50)).toEqual({ hasMore: false, changed: [] });
      await fill(ten.flatMap((stay) => completed(hr, `c${stay}`, 105)));
      expect(await learn()).toEqual([]);
      expect((await store.usual('Recruitment')).route[0]).toMatchObject({ p90: 105 * 60_000 });
      expect(await store.process('open', null)).toMatchObject({ dueAt: iso(100) });
      await fill(ten.flatMap((stay) => completed(hr, `d${stay}`, 200)));
      expect((await learn()).map(({ dueAt }) => dueAt)).toEqual([iso(200)]);
    });

    test('is the same where the projections are made anew', async () => {
      await fill(
        ten.flatMap((stay) => [...completed(hr, `a${stay}`, stay), ...completed(hr, `b${stay}`, stay)]),
      );
      await fill([...waiting('open'), ...waiting('other', 9)]);
      await learn();
      const grown = [await everything(store), await store.usual('Recruitment')];
      expect((await everything(store)).filter(({ dueAt }) => dueAt !== null)).toHaveLength(2);
      await store.forgetProjections();
      expect(await store.usual('Recruitment')).toMatchObject({ route: [] });
      await projectAll(store, slow);
      await learn();
      expect([await everything(store), await store.usual('Recruitment')]).toEqual(grown);
    });

    describe('with processes at every stage', () => {
      beforeEach(async () => {
        const other = await store.saveSource({ ...hr, slug: 'leases', workflow: 'Lease renewal' }, 0);
        const twice = ten.flatMap((stay) => [`a${stay}`, `b${stay}`].map((id) => ({ id, stay })));
        await fill(twice.flatMap(({ id, stay }) => completed(hr, id, stay * 4)));
        await fill(twice.flatMap(({ id }) => completed(other, `other-${id}`, 20)));
        await learn();
        await fill(
          ten.flatMap((index) => [
            ...waiting(`north-${index}`, index * 6, { labels: { Region: 'North' } }),
            ...told(index % 2 ? hr : other, `south-${index}`, index * 3, [
              ['session.created', 0],
              ['session.logged_in', 4],
              ...(index % 3 ? ([] as const) : ([['session.submitted', 9]] as const)),
            ]),
          ]),
        );
        await fill(waiting('test', 0, { labels: { CUSTOMER_TAG: 'CUSTOMER_VALUE' } }));
        await store.setClosed('north-4', null, true, at(200), fold);
        await projectAll(store);
      });

      const queries = [
        'is:late',
        '-is:late',
        'IS:Quiet',
        '-is:quiet',
        'is:late -is:quiet',
        'is:late region:north',
        'is:late workflow:recruitment',
        'is:quiet workflow:"lease renewal"',
        'is:late nort',
        'state:running is:late',
        'state:closed',
        '-is:late -is:quiet -state:completed',
      ];

      test('a search finds in the store what it matches in snapshots, at any moment and in any order', async () => {
        const all = await everything(store);
        await fc.assert(
          fc.asyncProperty(
            fc.constantFrom(...queries),
            fc.constantFrom(...sorts),
            fc.integer({ min: -10, max: 200 }),
            fc.integer({ min: 1, max: 60 }),
            async (query, sort, minutes, limit) => {
              const filter = parsed(query);
              const ids = (found: readonly Process[]) => found.map(({ processId }) => processId).sort();
              const expected = all.filter((process) => matches(filter, process, at(minutes)));
              expect(ids(await everything(store, query, sort, limit, at(minutes)))).toEqual(ids(expected));
            },
          ),
          { numRuns: 150 },
        );
      });

      test.each(['', 'workflow:recruitment', 'region:north', 'nort', 'is:late', '-region:north'])(
        'the counters of %s tell how many of them are late and quiet',
        async (query) => {
          const counted = (await everything(store)).filter(
            (process) => !process.isTest && matches(withoutState(parsed(query)), process, asking),
          );
          for (const minutes of [0, 30, 41, 60, 97, 1000]) {
            const { counts } = await store.counts(withoutState(parsed(query)), 1000, at(minutes));
            const number = (term: string) =>
              counted.filter((process) => matches(parsed(term), process, at(minutes))).length;
            expect([counts.late, counts.quiet]).toEqual([number('is:late'), number('is:quiet')]);
            const { late: _late, quiet: _quiet, ...states } = counts;
            expect(Object.values(states).reduce((sum, count) => sum + count)).toBe(counted.length);
          }
          expect(
            (await store.counts(withoutState(parsed(query)), 1000, at(1000))).counts.late,
          ).toBeGreaterThan(0);
        },
      );

      test('what needs attention comes first: what is due by its time, what else is under way, the rest', async () => {
        const sorted = await everything(store, '', 'attention', 7);
        const rank = ({ dueAt, state, seq }: Process) => {
          if (dueAt !== null) return [0, Date.parse(dueAt)];
          return [state === 'running' || state === 'submitted' ? 1 : 2, -seq];
        };
        expect(sorted).toHaveLength((await everything(store)).length);
        const ranks = sorted.map(rank);
        expect(ranks).toEqual(ranks.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
        expect(new Set(ranks.map(([group]) => group)).size).toBe(3);
      });

      test('those that become late or quiet within a time are found, each once', async () => {
        const all = await everything(store);
        const turned = (from: number, to: number) => (moment: string | null) =>
          moment !== null && Date.parse(moment) > at(from) && Date.parse(moment) <= at(to);
        for (const [from, to] of [
          [-10, 30],
          [30, 45],
          [45, 1000],
        ] as const) {
          const isTurned = turned(from, to);
          const expected = all.filter(({ dueAt, quietAt }) => isTurned(dueAt) || isTurned(quietAt));
          const found = await store.turned(at(from), at(to), 100);
          expect(found.map(({ processId }) => processId).sort()).toEqual(
            expected.map(({ processId }) => processId).sort(),
          );
        }
        expect(await store.turned(at(-10), at(1000), 3)).toHaveLength(3);
      });
    });
  });

  describe('closing by hand', () => {
    const close = (id: string, isClosed = true) => store.setClosed(id, null, isClosed, 7, fold);
    const state = async (id: string) => (await store.process(id, null))?.state;
    const begin = async (...facts: NewFact[]) => {
      await store.append(facts.map((fact) => delivery(hr, fact)));
      await projectAll(store);
    };
    const later = (type: NewFact['type'], minutes = 1) =>
      newFact('a', { type, occurred: { us: morning + minutes * minute, raw: `+${minutes}` } });

    test('takes a process off those under way, under a new number, until it is opened again', async () => {
      await begin(newFact('a'), newFact('b'));
      const { last } = await store.position();
      expect(await close('a')).toBe('done');
      await projectAll(store);
      expect(await store.process('a', null)).toMatchObject({
        state: 'closed',
        closedAt: '1970-01-01T00:00:00.007Z',
        seq: last + 1,
      });
      expect((await store.processesAfter(last, 10)).map(({ processId }) => processId)).toEqual(['a']);
      expect((await store.counts([], 10, 0)).counts).toMatchObject({ running: 1, closed: 1 });
      expect(await close('a')).toBe('done');
      expect((await store.position()).last).toBe(last + 1);

      expect(await close('a', false)).toBe('done');
      await projectAll(store);
      expect(await store.process('a', null)).toMatchObject({
        state: 'running',
        closedAt: null,
        seq: last + 2,
      });
      expect(await store.factsAfter(last, 10)).toEqual([]);
      expect(await store.deliveries({ verdict: null, source: null, before: null, limit: 10 })).toHaveLength(
        2,
      );
    });

    test('ends with the next event, and not with a copy', async () => {
      await begin(newFact('a'));
      await close('a');
      await begin(newFact('a'));
      expect(await state('a')).toBe('closed');
      await begin(later('session.loaded'));
      expect(await state('a')).toBe('running');
    });

    test('stays where the projections are made anew, whatever was not projected yet', async () => {
      await begin(newFact('a'), newFact('b'), newFact('c'));
      await close('a');
      await close('b');
      await close('b', false);
      await store.append([delivery(hr, newFact('d'))]);
      await close('c');
      await begin({ ...later('session.loaded'), processId: 'c' });
      const grown = await everything(store);
      expect(grown.map((process) => [process.processId, process.state])).toEqual([
        ['c', 'running'],
        ['d', 'running'],
        ['b', 'running'],
        ['a', 'closed'],
      ]);
      await store.forgetProjections();
      await projectAll(store, slow);
      expect(await everything(store)).toEqual(grown);
      expect(await store.counts([], 10, 0)).toMatchObject({ counts: { running: 3, closed: 1 } });
    });

    test('is for what is under way alone', async () => {
      await begin(newFact('a'), later('session.expired'));
      expect(await close('a')).toBe('not_under_way');
      expect(await close('nobody')).toBe('not_found');
      expect(await close('a', false)).toBe('done');
      expect(await state('a')).toBe('expired');
    });

    test('reaches the process of the source that is named', async () => {
      const other = await store.saveSource({ ...hr, slug: 'branch' }, 0);
      await store.append([delivery(other, newFact('same')), delivery(hr, newFact('same'))]);
      await projectAll(store);
      await store.setClosed('same', 'branch', true, 7, fold);
      expect((await everything(store)).map(({ source, state }) => [source, state])).toEqual([
        ['branch', 'closed'],
        ['hr', 'running'],
      ]);
    });
  });

  describe('search', () => {
    const regions = ['north', 'South Gate', 'צפון', '100%_sure'];
    const names = ['Candidate', 'Manager', 'מנהלת'];

    beforeEach(async () => {
      const accounts = await store.saveSource({ ...hr, slug: 'accounts', workflow: 'Account opening' }, 0);
      const batch: NewDelivery[] = [];
      for (let index = 0; index < 60; index += 1) {
        const source = index % 3 === 0 ? accounts : hr;
        const occurred = { us: morning + (index % 20) * minute, raw: `t${index}` };
        const labels: Labels =
          index === 7 ? { CUSTOMER_TAG: 'CUSTOMER_VALUE' } : { Region: regions[index % 4] ?? '' };
        const recipient = { id: String(index % 3), name: names[index % 3] ?? null };
        const numbers = { processNumber: index % 25, transactionNumber: 100 + index };
        const base = newFact(`process-${index}`, { labels, recipient, occurred, ...numbers });
        batch.push(delivery(source, base));
        if (index % 2 === 0) batch.push(delivery(source, { ...base, type: 'session.submitted' }));
        if (index % 5 === 0)
          batch.push(
            delivery(source, {
              ...base,
              type: 'process.archived',
              sessionId: null,
              archive: { author: null, sessions: [], signatures: [], payments: [], files: [] },
            }),
          );
        if (index % 7 === 0) batch.push(delivery(source, { ...base, type: 'session.expired' }));
      }
      await store.append(batch);
      await projectAll(store);
    });

    const queries = [
      '',
      '107',
      '7',
      '#7',
      'region:north',
      'REGION:"south gate"',
      'Region:צפון',
      'nort',
      'no',
      'צפ',
      '%_',
      '100%',
      'TH GA',
      'opening',
      'station:manager',
      'at:manager',
      'at:מנהלת state:running',
      'state:completed',
      '-state:completed region:north',
      '-north',
      '-is:test',
      'is:test',
      'source:accounts',
      'workflow:"account opening" region:north',
      'process-12',
      'process-12-s1',
      'PROCESS-12',
      '"107"',
      'nothing-like-this',
      "region:north' OR 1=1 --",
      '"; drop table processes',
    ];

    test.each(queries)('%s finds in the store what it matches in snapshots', async (query) => {
      const filter = parsed(query);
      const all = await everything(store);
      const expected = all.filter((process) => matches(filter, process, asking));
      expect((await everything(store, query)).map(({ processId }) => processId)).toEqual(
        expected.map(({ processId }) => processId),
      );
      const { counts, capped } = await store.counts(withoutState(filter), 1000, asking);
      // A test counts only where tests are looked for.
      const asksForTests = query.startsWith('is:test');
      const counted = all.filter(
        (process) => matches(withoutState(filter), process, asking) && (asksForTests || !process.isTest),
      );
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(counted.length);
      expect(counts.completed).toBe(counted.filter(({ state }) => state === 'completed').length);
      expect(capped).toBe(false);
    });

    test('the queries above tell something: most find some and leave some', async () => {
      const found = await Promise.all(queries.map(async (query) => (await everything(store, query)).length));
      expect(found.filter((count) => count > 0 && count < 60).length).toBeGreaterThan(20);
    });

    test.each(sorts.filter((sort) => sort !== 'attention'))(
      'pages sorted by %s hold everything once, in order',
      async (sort) => {
        const paged = await everything(store, '', sort, 7);
        expect(new Set(paged.map(({ processId }) => processId)).size).toBe(60);
        const keys = paged.map((process) => {
          if (sort === 'updated') return -process.seq;
          if (sort === 'number') return -Number(process.processNumber);
          return Date.parse(process.startedAt) * (sort === 'oldest' ? 1 : -1);
        });
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      },
    );

    test.each(['', 'started.1.2', 'updated.1', 'updated.x.1', 'updated.1.2.3', 'updated.1;drop.2', 'null'])(
      'a cursor of another list is refused: %s',
      async (cursor) => {
        const query = { filter: [], sort: 'updated' as const, limit: 5, cursor, at: asking };
        await expect(store.processes(query)).rejects.toBeInstanceOf(BadCursorError);
      },
    );

    test('counters stop at the cap for a search, never for everything or one workflow', async () => {
      expect((await store.counts(parsed('region:north'), 5, asking)).capped).toBe(true);
      expect((await store.counts([], 5, asking)).capped).toBe(false);
      const { counts, capped } = await store.counts(parsed('workflow:recruitment'), 5, asking);
      expect(capped).toBe(false);
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(39);
      expect(await store.workflows()).toEqual([
        { workflow: 'Account opening', processes: 20 },
        { workflow: 'Recruitment', processes: 39 },
      ]);
    });
  });
}
