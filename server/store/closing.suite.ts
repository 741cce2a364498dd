import { everything as whole } from '../search/filter.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NewFact } from '../process/fact.ts';
import { fold } from '../process/fold.ts';
import type { Source } from './source.ts';
import type { Store } from './store.ts';
import {
  delivery,
  everything,
  minute,
  morning,
  newFact,
  projectAll,
  slow,
  type StoreSubject,
} from './suite-parts.ts';

/** What a store promises of processes that a person closed. */
export function closingSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
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
      expect((await store.counts(whole, 10, 0)).counts).toMatchObject({ running: 1, closed: 1 });
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
      expect(await store.counts(whole, 10, 0)).toMatchObject({ counts: { running: 3, closed: 1 } });
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
}
