import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { sorts } from '../../shared/api.ts';
import type { Labels } from '../../shared/process.ts';
import { totalOf } from '../../shared/total-of.ts';
import { withoutState } from '../search/about-filter.ts';
import { everything as whole } from '../search/filter.ts';
import { matches } from '../search/matches.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Archive } from '../process/fact.ts';
import type { Source } from './source.ts';
import type { NewDelivery } from './delivery.ts';
import { BadCursorError, type Store } from './store.ts';
import {
  asking,
  delivery,
  everything,
  minute,
  morning,
  newFact,
  parsed,
  projectAll,
  type StoreSubject,
} from './suite-parts.ts';

/** Every second one names who sent it and which form. */
function archiveOf(index: number): Archive {
  const told = { device: null, userAgent: null, ip: null, place: null };
  const session = {
    sessionId: `process-${index}-s1`,
    transactionNumber: null,
    recipient: null,
    labels: {},
    steps: [],
    submission: { ...told, template: 'Onboarding form' },
  };
  const file = {
    kind: 'signed' as const,
    name: 'contract.pdf',
    mediaType: 'application/pdf',
    size: 1,
    isKept: false,
  };
  return {
    author: index % 2 === 0 ? 'Dana Levi' : null,
    sessions: index % 2 === 0 ? [session] : [],
    signatures: [],
    payments: [],
    files: index % 4 === 0 ? [{ ...file, sha256: `document-${index}` }] : [],
  };
}

/** What a store finds, sorts, pages and counts. */
export function searchSuite(subject: () => StoreSubject): void {
  let store: Store;
  let hr: Source;
  beforeEach(() => {
    ({ store, hr } = subject());
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
              archive: archiveOf(index),
            }),
          );
        if (index % 7 === 0) batch.push(delivery(source, { ...base, type: 'session.expired' }));
      }
      await store.append(batch);
      await projectAll(store);
    });

    const queries = [
      'region:*',
      '-region:*',
      'author:*',
      '-template:*',
      'at:*',
      '-at:*',
      'recipient:*',
      'station:* author:*',
      'workflow:* -source:*',
      'source:* region:north',
      'regi',
      'recipient:2',
      'recipient:מנהלת',
      'template:"onboarding form"',
      'onboard',
      'author:"dana levi"',
      'has:document',
      'document-20',
      '1 or #2 or at:manager',
      'state:completed or (region:north -at:manager)',
      '-(region:north or is:test) has:document',
      'state:running or -region:north',
      'opening or nort or process-12',
      'started:>2025-01-26T08:10',
      'started:2025-01-26T08:10',
      'updated:<=2025-01-26T08:05',
      '-started:>=2025-01-27',
      'waiting:<10m',
      'waiting:>=10m or state:completed',
      '-waiting:>=10m',
      'took:<1m',
      'updated:<5m region:north',
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
      'since:70',
      'nort since:70',
      '-since:70',
      'station:manager',
      'at:manager',
      'at:מנהלת state:running',
      'state:completed',
      '-state:completed region:north',
      '-north',
      '-is:test',
      'is:test',
      'source:accounts',
      'source:CELLOSIGN/accounts or source:ignisign/hr',
      'workflow:"account opening" region:north',
      'process-12',
      'process-12-s1',
      'PROCESS-12',
      '"107"',
      'nothing-like-this',
      "region:north' OR 1=1 --",
      '"; drop table processes"',
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
      expect(totalOf(counts)).toBe(counted.length);
      expect(counts.tests).toBe(
        all.filter((each) => each.isTest && matches(withoutState(filter), each, asking)).length,
      );
      expect(counts.completed).toBe(counted.filter(({ state }) => state === 'completed').length);
      expect(capped).toBe(false);
      for (const sort of sorts) {
        const asked = { filter, sort, limit: 7, cursor: null, at: asking };
        const page = await store.page(asked, 1000);
        const items = page.items.map((json) => JSON.parse(Buffer.concat(json).toString()) as unknown);
        expect({ ...page, items }).toEqual({ ...(await store.processes(asked)), counts, capped });
      }
    });

    test('whatever is put together from such terms finds in the store what it matches in snapshots', async () => {
      const all = await everything(store);
      const terms = fc.constantFrom(...queries.filter((query) => query !== '').map((query) => `(${query})`));
      const { search } = fc.letrec<{ search: string; group: string }>((tie) => ({
        search: fc.oneof({ maxDepth: 3 }, terms, tie('group')),
        group: fc
          .tuple(
            fc.constantFrom('', '-'),
            fc.constantFrom(' ', ' or '),
            fc.array(tie('search'), { minLength: 2, maxLength: 3 }),
          )
          .map(([dash, between, parts]) => `${dash}(${parts.join(between)})`),
      }));
      const minutes = fc.integer({ min: -5, max: 30 });
      await fc.assert(
        fc.asyncProperty(search, minutes, async (query, minute) => {
          const read = parseQuery(query);
          if (!read.ok) {
            fc.pre(false);
            return;
          }
          const at = asking + minute * 60_000;
          const expected = all.filter((process) => matches(read.filter, process, at));
          const found = await everything(store, query, 'updated', 200, at);
          expect(found.map(({ processId }) => processId)).toEqual(expected.map(({ processId }) => processId));
        }),
        { numRuns: 60 },
      );
    });

    test('the queries above tell something: most find some and leave some', async () => {
      const found = await Promise.all(queries.map(async (query) => (await everything(store, query)).length));
      expect(found.filter((count) => count > 0 && count < 60).length).toBeGreaterThan(40);
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
        const query = { filter: whole, sort: 'updated' as const, limit: 5, cursor, at: asking };
        await expect(store.processes(query)).rejects.toBeInstanceOf(BadCursorError);
      },
    );

    test.each(['', 'workflow:recruitment', 'region:north', '110'])(
      'what had begun by a moment is a part of all, page by page: %s',
      async (query) => {
        const startedBy = (morning + 10 * minute) / 1000;
        const all = await everything(store, query, 'started');
        const expected = all.filter(({ startedAt }) => Date.parse(startedAt) <= startedBy);
        expect(expected.length).toBeGreaterThan(0);
        const found = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<Store['processes']>> = await store.processes({
            filter: parsed(query),
            sort: 'started',
            limit: 4,
            cursor,
            at: asking,
            startedBy,
          });
          found.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(found).toEqual(expected);
      },
    );

    test('counters stop at the cap for a search, never for everything or one workflow', async () => {
      expect((await store.counts(parsed('region:north'), 5, asking)).capped).toBe(true);
      expect((await store.counts(whole, 5, asking)).capped).toBe(false);
      const { counts, capped } = await store.counts(parsed('workflow:recruitment'), 5, asking);
      expect(capped).toBe(false);
      expect(totalOf(counts)).toBe(39);
      expect(await store.workflows()).toEqual([
        { workflow: 'Account opening', processes: 20 },
        { workflow: 'Recruitment', processes: 39 },
      ]);
    });
  });
}
