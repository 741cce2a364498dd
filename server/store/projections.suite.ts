import { everything as whole } from '../search/filter.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { factSet } from '../process/fact.arbitrary.ts';
import { fold } from '../process/fold.ts';
import type { Source } from './source.ts';
import type { Store } from './store.ts';
import {
  asking,
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

/** What a store promises of what it makes of its log. */
export function projectionsSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
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
            const counted = await store.counts(whole, 1000, asking);
            const found = await everything(store, 'צפון');
            await store.forgetProjections();
            expect(await everything(store)).toEqual([]);
            await projectAll(store);
            expect(await everything(store)).toEqual(grown);
            expect(await store.counts(whole, 1000, asking)).toEqual(counted);
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
}
