import { beforeEach, describe, expect, test } from 'vitest';
import type { Source } from './source.ts';
import type { Store } from './store.ts';
import { delivery, newFact, projectAll, type StoreSubject, toldBy } from './suite-parts.ts';

/** What a store promises of deliveries that wait for the word of their vendor. */
export function verificationsSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
  });

  describe('deliveries that wait to be verified', () => {
    /** Appends one that tells of that process; gives its number. */
    async function held(processId: string, token: string | null = `token of ${processId}`): Promise<number> {
      const verification = { token, identity: processId };
      const [id = 0] = await store.append([
        delivery(hr, newFact(processId), { isHeld: true, verification, receivedAt: 100 }),
      ]);
      return id;
    }
    const due = async (at: number) => (await store.dueVerifications(at, 10)).map((each) => each.delivery);
    const stateOf = async (id: number) => (await store.delivery(id))?.verification;

    test('are due at once, later once they were asked about, and never once they are settled', async () => {
      const [a, b] = [await held('a'), await held('b')];
      expect(await due(99)).toEqual([]);
      expect(await store.dueVerifications(100, 10)).toMatchObject([
        { delivery: a, source: { slug: 'hr' }, token: 'token of a', tries: 0, isCopy: false },
        { delivery: b },
      ]);
      await store.beginVerification(a, 200);
      expect(await due(199)).toEqual([b]);
      expect(await store.dueVerifications(200, 10)).toMatchObject([
        { delivery: b },
        { delivery: a, tries: 1 },
      ]);
      await store.delayVerification(a, 300);
      await store.settleVerification(b, 'rejected', 5);
      expect(await due(299)).toEqual([]);
      expect(await due(300)).toEqual([a]);
      expect(await store.delivery(b)).toMatchObject({
        verification: 'rejected',
        verifiedAt: '1970-01-01T00:00:00.005Z',
      });
    });

    test('wait for an earlier one that says the same, and are copies where that is genuine', async () => {
      const [first, second] = [await held('a'), await held('a')];
      expect(await due(100)).toEqual([first]);
      await store.decideVerification(first, 'accepted', 5);
      expect(await store.dueVerifications(100, 10)).toMatchObject([{ delivery: second, isCopy: true }]);
      await store.settleVerification(second, 'copy', 6);
      expect(await stateOf(second)).toBeNull();
    });

    test('are decided by whoever is first, a dismissed one again, and what counts never', async () => {
      const [a, b, c] = [await held('a'), await held('b'), await held('c', null)];
      expect(await stateOf(c)).toBe('unproven');
      expect(await store.decideVerification(a, 'dismissed', 5)).toBe(true);
      await store.settleVerification(a, 'verified', 6);
      expect(await stateOf(a)).toBe('dismissed');
      expect(await store.decideVerification(a, 'dismissed', 7)).toBe(false);
      expect(await store.decideVerification(a, 'accepted', 7)).toBe(true);
      await store.settleVerification(b, 'verified', 6);
      expect(await store.decideVerification(b, 'dismissed', 7)).toBe(false);
      expect(await store.decideVerification(c, 'accepted', 7)).toBe(true);
      expect(await store.decideVerification(c + 1, 'accepted', 7)).toBe(false);
    });

    test('are released once they are verified or accepted; one with a fault says it and waits', async () => {
      const [a, b, c] = [await held('a'), await held('b'), await held('c')];
      await projectAll(store);
      await store.settleVerification(a, 'verified', 5);
      await store.decideVerification(b, 'accepted', 5);
      await store.settleVerification(c, 'rejected', 5);
      expect(await store.unreleased(10)).toEqual([a, b]);
      expect((await store.kept(a))?.isBarred).toBe(false);
      expect((await store.kept(c))?.isBarred).toBe(true);
      await store.noteReleased(a, null);
      await store.noteReleased(b, 'It cannot be read.');
      expect(await store.unreleased(10)).toEqual([]);
      expect(await store.delivery(b)).toMatchObject({ verdict: 'stored', reason: 'It cannot be read.' });
      const told = toldBy(newFact('b'), Buffer.alloc(0));
      await store.replay([{ id: b, vendorType: null, told, copy: null }], 0);
      await projectAll(store);
      expect(await store.delivery(b)).toMatchObject({ reason: null, processId: 'b' });
    });

    test('are listed while nobody has decided, newest first and page by page, whatever their source', async () => {
      const [a, b, c, d] = [await held('a'), await held('b', null), await held('c'), await held('d')];
      const [e = 0] = await store.append([delivery(hr, newFact('e'))]);
      await store.settleVerification(c, 'rejected', 5);
      const page = async (before: number | null, limit: number, source: string | null = null) =>
        (await store.deliveries({ verdict: 'unconfirmed', source, before, limit })).map(({ id }) => id);
      expect(await page(null, 10)).toEqual([d, b, a]);
      expect(await page(null, 10, 'hr')).toEqual([d, b, a]);
      expect(await page(null, 10, 'elsewhere')).toEqual([]);
      expect(await page(d, 1)).toEqual([b]);
      await store.decideVerification(b, 'accepted', 5);
      await store.holdBack(e, hr, { token: null, identity: 'e' }, 100);
      expect(await page(null, 10)).toEqual([e, d, a]);
    });

    test('are known as told while they may still count, and not once nobody can be asked', async () => {
      const told = (processId: string) => ({
        ...toldBy(newFact(processId), Buffer.alloc(0)),
        identity: processId,
      });
      const [a, b] = [await held('a'), await held('b')];
      expect(await store.hasTold(hr.id, told('a'))).toBe(true);
      await store.settleVerification(a, 'rejected', 5);
      expect(await store.hasTold(hr.id, told('a'))).toBe(false);
      expect(await store.expireVerifications(100)).toBe(0);
      expect(await store.expireVerifications(101)).toBe(1);
      expect(await store.hasTold(hr.id, told('b'))).toBe(false);
      expect(await stateOf(b)).toBe('unverified');
      expect(await due(1000)).toEqual([]);
    });
  });
}
