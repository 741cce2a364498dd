import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { sorts } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import type { NewFact } from '../process/fact.ts';
import { fold } from '../process/fold.ts';
import { totalOf } from '../../shared/total-of.ts';
import { withoutState } from '../search/about-filter.ts';
import { matches } from '../search/matches.ts';
import type { Source } from './source.ts';
import type { NewDelivery } from './delivery.ts';
import type { Store } from './store.ts';
import {
  asking,
  delivery,
  everything,
  minute,
  morning,
  newFact,
  parsed,
  projectAll,
  slow,
  type StoreSubject,
} from './suite-parts.ts';

/** What a store promises of what is usual, and who is late or quiet by it. */
export function usualSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
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
      expect(await store.limits('recruitment')).toEqual({
        route: [{ name: 'Candidate', p90: 90 * 60_000 }],
        archive: 5 * 60_000,
        silence: 97 * 60_000,
      });
      expect(await store.usual('Lease renewal')).toMatchObject({ route: [], silence: { samples: 0 } });
      expect(await store.limits('Lease renewal')).toBeNull();
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
            expect(totalOf(counts)).toBe(counted.length);
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
}
