import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Labels } from '../../shared/process.ts';
import type { Source } from './source.ts';
import type { Store } from './store.ts';
import {
  delivery,
  describeBytes,
  everything,
  morning,
  newFact,
  projectAll,
  type StoreSubject,
  toldBy,
} from './suite-parts.ts';

/** What a store promises of deliveries: what is kept, numbered, linked and given back. */
export function logSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
  });

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
      const event = first ?? 0;
      expect(await store.copies([event], 10)).toEqual([second, third]);
      expect(await store.copies([event], 1)).toEqual([second]);
      expect(await store.copies([second ?? 0], 10)).toEqual([]);
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
}
