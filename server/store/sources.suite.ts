import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fold } from '../process/fold.ts';
import type { Source } from './source.ts';
import type { Store } from './store.ts';
import {
  delivery,
  everything,
  interpreter,
  minute,
  morning,
  newFact,
  projectAll,
  slow,
  type StoreSubject,
} from './suite-parts.ts';

/** What a store promises of sources and settings. */
export function sourcesSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
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
        needsCredentials: false,
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
      const bare = { ...hr, sealed: {}, credentials: [], needsCredentials: true };
      expect(await store.sources()).toEqual([{ ...bare, deletedAt: 8 }]);
      expect(await store.makeSource({ ...made, slug: 'hr' }, 9)).toBeNull();
      expect(await store.changeSource(hr.id, { deletedAt: null })).toEqual(bare);
      await store.addCredential(hr.id, credential('bbbb'), 2);
      expect(await store.source('cellosign', 'hr', null)).toMatchObject({ needsCredentials: false });
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
        delivery(hr, null, { ...archive, verdict: 'quarantined', receivedAt: at + 7 }),
        delivery(hr, null, { vendorType: 'NEW', verdict: 'ignored', receivedAt: at + 3 * hour }),
      ]);
      expect(await store.seenTypes(hr.id, 10)).toEqual([
        { vendorType: 'NEW', count: 1, quarantined: 0, lastAt: at + 3 * hour },
        { vendorType: 'WHP_ARCHIVE', count: 2, quarantined: 1, lastAt: at + hour },
        { vendorType: 'WHEF_SESSION_CREATED', count: 3, quarantined: 0, lastAt: at + 5 },
      ]);
      expect(await store.seenTypes(hr.id, 1)).toHaveLength(1);
      expect(await store.seenTypes(other.id, 10)).toEqual([
        { vendorType: 'WHEF_SESSION_CREATED', count: 1, quarantined: 0, lastAt: at + 4 },
      ]);
      expect(await store.busyHours(hr.id, 0)).toEqual([
        { hour: 500_000, lastAt: at + 7 },
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
    expect(await store.settings()).toMatchObject({
      createSourcesByDelivery: true,
      hasAskedForCredentials: false,
    });
    expect(await store.changeSettings({ createSourcesByDelivery: false })).toMatchObject({
      createSourcesByDelivery: false,
      hasAskedForCredentials: false,
    });
    expect(await store.changeSettings({})).toMatchObject({ createSourcesByDelivery: false });
    expect(await store.settings()).toMatchObject({ createSourcesByDelivery: false });
  });
}
