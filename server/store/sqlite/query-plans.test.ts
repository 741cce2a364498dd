import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sorts } from '../../../shared/api.ts';
import type { DeliveryKind } from '../../../shared/delivery.ts';
import type { ProcessState } from '../../../shared/states.ts';
import type { NewFact } from '../../process/fact.ts';
import { fold } from '../../process/fold.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { openBodyFiles } from '../body-files.ts';
import type { NewDelivery } from '../delivery.ts';
import type { Interpreter, Store } from '../store.ts';
import type { Source } from '../source.ts';
import { openSqliteStore } from './store.ts';

// How SQLite answers each question that people and pages ask: by which index, and what it goes through row by row.

const migrations = join(import.meta.dirname, '../../../drizzle/sqlite');
/** When it is asked: before anything is late or quiet, or so late that everything is. */
const early = 0;
const late = 2 ** 52;
/** More than a search collects before it walks the newest instead. */
const processes = 3500;

let folder: string;
let store: Store;
let reader: Database.Database;

/** Every five hundredth process is of a rare kind; all are common in something. The first is a test. */
function told(source: Source, index: number): NewDelivery {
  const labels = {
    Region: index % 500 === 0 ? 'Far islands' : 'North',
    'Employee name': `Person ${index}`,
  };
  const fact: NewFact = {
    type: 'session.created',
    vendorType: 'WHEF_SESSION_CREATED',
    processId: `process-${index}`,
    processNumber: index,
    sessionId: `session-${index}`,
    transactionNumber: 100_000 + index,
    recipient: { id: String(index % 7), name: index % 500 === 0 ? 'Notary' : 'Candidate' },
    labels: index === 0 ? { CUSTOMER_TAG: 'CUSTOMER_VALUE' } : labels,
    client: null,
    occurred: { us: index * 1_000_000, raw: String(index) },
    archive: null,
    request: null,
  };
  const body = Buffer.from(JSON.stringify(fact));
  return {
    source,
    receivedAt: index,
    size: body.byteLength,
    body,
    sha256: createHash('sha256').update(body).digest(),
    kept: null,
    removed: [],
    isRaw: false,
    isHeld: false,
    headers: '{}',
    vendorType: fact.vendorType,
    status: 200,
    answer: '{}',
    told: { fact, identity: fact.occurred?.raw ?? '' },
    verification: null,
    verdict: 'stored',
    reason: null,
  };
}

const interpreter: Interpreter = {
  read: () => {
    throw new Error('nothing is read twice here');
  },
  fold,
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-plans-'));
  const file = join(folder, 'test.db');
  store = openSqliteStore(file, migrations, openBodyFiles(join(folder, 'bodies')));
  const source = await store.saveSource(
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
  await store.append(Array.from({ length: processes }, (_, index) => told(source, index)));
  while ((await store.project(interpreter, { events: 1000, milliseconds: 1000 })).left > 0);
  reader = new Database(file, { readonly: true });
});
afterAll(async () => {
  reader.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/**
 * What stays small however much is kept: a row for each workflow and state, or address, what was asked for by name, and
 * the newest matches of a search, which are found and listed up to a limit.
 */
const small = new Set(['counters', 'sources', 'position', 'json_each', 'found', 'listed']);

/** What is gone through row by row to answer, and what is sorted, in SQLite's own words. */
async function workOf(ask: () => Promise<unknown>): Promise<string[]> {
  const asked = new Set<string>();
  // Every statement passes here, prepared long ago or just now.
  const statement = Object.getPrototypeOf(reader.prepare('select 1')) as Record<string, unknown>;
  const verbs = ['all', 'get', 'run', 'iterate'] as const;
  const originals = verbs.map((verb) => statement[verb] as (...values: unknown[]) => unknown);
  for (const [index, verb] of verbs.entries()) {
    statement[verb] = function spied(this: Database.Statement, ...values: unknown[]) {
      asked.add(this.source);
      return originals[index]?.apply(this, values);
    };
  }
  try {
    await ask();
  } finally {
    for (const [index, verb] of verbs.entries()) statement[verb] = originals[index];
  }
  expect(asked.size).toBeGreaterThan(0);
  const details = [...asked].flatMap((source) => {
    const query = reader.prepare<unknown[], { detail: string }>(`explain query plan ${source}`);
    const count = source.split('?').length - 1;
    return query.all(...Array.from({ length: count }, () => 1)).map(({ detail }) => detail);
  });
  const work = details.filter((detail) => /^SCAN|TEMP B-TREE/u.test(detail));
  return [...new Set(work.filter((detail) => !small.has(/^SCAN (\S+)/u.exec(detail)?.[1] ?? '')))].sort();
}

function list(
  query: string,
  sort: (typeof sorts)[number] = 'updated',
  cursor: string | null = null,
  at = early,
) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  return store.processes({ filter: parsed.filter, sort, limit: 50, cursor, at });
}

/** What had begun at a moment in the middle. */
function begun(query: string, sort: 'started' | 'oldest', cursor: string | null = null) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  const startedBy = (processes / 2) * 1000;
  return store.processes({ filter: parsed.filter, sort, limit: 50, cursor, at: early, startedBy });
}

function deliveries(verdict: DeliveryKind | null, source: string | null = null) {
  return store.deliveries({ verdict, source, before: null, limit: 50 });
}

function count(query: string, at = early) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  return store.counts(parsed.filter, 1000, at);
}

function page(query: string) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { filter } = parsed;
  return store.page({ filter, sort: 'updated', limit: 50, cursor: null, at: early }, 1000);
}

function standing(query: string, state: ProcessState = 'running') {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { filter } = parsed;
  return store.standing({ filter, workflow: 'Recruitment', state, limit: 50, cap: 1000, at: early });
}

const walk = (index: string) => `SCAN processes USING INDEX ${index}`;
const newest = walk('processes_by_seq');
const sorted = 'USE TEMP B-TREE FOR ORDER BY';
const grouped = 'USE TEMP B-TREE FOR GROUP BY';
/** The texts with these letters, by their trigrams; with two letters all of them are looked at. */
const letters = 'SCAN terms_text VIRTUAL TABLE INDEX 0:L0';
/** The names of the workflows, of which there are few. */
const names = 'USE TEMP B-TREE FOR DISTINCT';
/** Not more rows than are counted: up to a limit, by an index of which the plan tells beside it. */
const counted = 'SCAN matching';
/** What may be typed: a number of texts is looked through, and a number of these counted, each up to a limit. */
const typed = ['SCAN looked', 'SCAN asked VIRTUAL TABLE INDEX 1:', 'SCAN counted'];
/** Counters tell the tests among the newest tests, by the index that holds these alone. */
const tests = [
  'SCAN processes USING COVERING INDEX processes_tests',
  walk('processes_tests'),
  'SCAN processes',
];

describe('goes through nothing large to answer', () => {
  const questions: [string, () => Promise<unknown>, string[]][] = [
    // A page of a list: as many rows as it has, from the end of an index.
    ['the board', () => list(''), [newest]],
    ['the board by start', () => list('', 'started'), [walk('processes_by_start')]],
    ['the board by start, oldest first', () => list('', 'oldest'), [walk('processes_by_start')]],
    ['the board by number', () => list('', 'number'), [walk('processes_by_number')]],
    ['the board by what needs attention', () => list('', 'attention'), [walk('processes_by_attention')]],
    ['what needs attention in a workflow', () => list('workflow:recruitment', 'attention'), []],
    ['a state', () => list('state:running'), []],
    ['a workflow', () => list('workflow:recruitment'), []],
    ['a state of a workflow', () => list('workflow:recruitment state:running'), []],
    ['tests', () => list('is:test'), [walk('processes_tests')]],
    // Few matches: collected by an index and sorted.
    ['a transaction number', () => list('100017'), [sorted]],
    ['a process number', () => list('#17'), [sorted]],
    ['a process id', () => list('process-17'), [names, letters, sorted, counted]],
    ['a session id', () => list('session-17'), [names, letters, sorted, counted]],
    ['a rare label', () => list('region:"far islands"'), [sorted, counted]],
    ['a rare station', () => list('station:notary'), [sorted, counted]],
    ['a rare holder', () => list('at:notary'), [sorted, counted]],
    ['a rare part of a text', () => list('islands'), [names, letters, sorted, counted]],
    ['a common and a rare part of a text', () => list('nort islands'), [names, letters, sorted, counted]],
    ['the late, who are few', () => list('is:late'), [sorted, counted]],
    ['the quiet, who are few', () => list('is:quiet'), [sorted, counted]],
    // Many matches: the newest are walked, as far as a page needs or up to a limit.
    ['a common label', () => list('region:north'), [newest, counted]],
    ['a common holder', () => list('at:candidate'), [newest, counted]],
    ['a common part of a text', () => list('nort'), [names, letters, newest, counted]],
    ['a part of very many texts', () => list('pers'), [names, letters, newest]],
    ['two letters', () => list('no'), [names, newest]],
    ['two common parts of texts', () => list('nort pers'), [names, letters, newest, counted]],
    ['the late, who are many', () => list('is:late', 'updated', null, late), [newest, counted]],
    [
      'many late by what needs attention',
      () => list('is:late', 'attention', null, late),
      [walk('processes_by_attention'), counted],
    ],
    ['what is not late', () => list('-is:late'), [newest]],
    ['anything without a label', () => list('-region:north -region:south'), [newest]],
    ['a source', () => list('source:hr'), [newest]],
    ['what changed after a number', () => list('since:3400'), []],
    ['the counters of what changed after a number', () => count('since:3400'), [grouped, ...tests]],
    // Alternatives: collected where each has an index, else walked as far as a page looks.
    ['one of two numbers', () => list('#17 or 100018'), [sorted]],
    [
      'a rare label or a rare station',
      () => list('region:"far islands" or station:notary'),
      [sorted, counted],
    ],
    ['a rare thing or what is not common', () => list('station:notary or -region:north'), [newest]],
    ['neither of two', () => list('-(region:north or station:candidate)'), [newest]],
    // Times, and what is known of few.
    ['a label by its key', () => list('region:*'), [newest, counted]],
    ['whoever it was sent to', () => list('recipient:*'), [newest, counted]],
    ['any workflow', () => list('workflow:*'), [newest]],
    ['a recipient', () => list('recipient:3'), [sorted, counted]],
    ['what started on a day', () => list('started:1970-01-01'), [newest, counted]],
    ['what changed long ago', () => list('updated:>1w', 'updated', null, late), [newest, counted]],
    ['what waits for long', () => list('waiting:>1w', 'updated', null, late), [newest, counted]],
    ['what took long', () => list('took:>1w'), [sorted, counted]],
    ['what has grown so old', () => store.aged([{ clock: 'waitingSince', from: 0, to: 9 }], 50), []],
    [
      'what one may type',
      () => store.knownTerms({ kind: 'label', key: 'region', part: 'n', limit: 9, cap: 99 }),
      typed,
    ],
    [
      'what one may type where thousands are known',
      () => store.knownTerms({ kind: 'label', key: 'employee name', part: 'person 1', limit: 9, cap: 99 }),
      [...typed, letters, newest],
    ],
    // What had begun by a moment of the past, from there on.
    ['the board of the past', () => begun('', 'started'), []],
    ['the board of the past from its beginning', () => begun('', 'oldest'), []],
    ['a workflow in the past', () => begun('workflow:recruitment', 'started'), []],
    ['a workflow by its start', () => list('workflow:recruitment', 'oldest'), []],
    ['a number in the past', () => begun('17', 'started'), [sorted]],
    ['a rare label in the past', () => begun('region:"far islands"', 'started'), [sorted, counted]],
    ['a common label in the past', () => begun('region:north', 'started'), [counted]],
    ['a common part of a text in the past', () => begun('nort', 'started'), [names, letters, counted]],
    // Counters.
    ['a page with its counters', () => page('nort'), [names, letters, newest, counted, grouped, ...tests]],
    ['the counters of everything', () => count(''), [grouped, ...tests]],
    ['the counters of a workflow', () => count('workflow:recruitment'), [grouped, ...tests]],
    [
      'the counters of a common part of a text',
      () => count('nort'),
      [names, letters, newest, counted, grouped, ...tests],
    ],
    [
      'the counters of a rare part of a text',
      () => count('islands'),
      [names, letters, sorted, counted, grouped, ...tests],
    ],
    ['the counters of the late among everything', () => count('', late), [grouped, ...tests]],
    ['the workflows', () => store.workflows(), []],
    // A column of a station: its workflow is walked in the order that is shown, up to a limit.
    ['what stands in a workflow', () => standing(''), []],
    ['what stands at a common station', () => standing('at:candidate'), [counted]],
    ['what stands at no such station', () => standing('-at:candidate -at:notary'), []],
    ['what ended at a station', () => standing('at:candidate', 'expired'), [counted]],
    ['what stands at a rare station', () => standing('at:notary'), [counted]],
    // What is learned, and who turns by the clock.
    ['what is usual', () => store.learn(0, 0), []],
    ['who became late or quiet', () => store.turned(0, 1, 50), [sorted]],
    // One process.
    ['a process', () => store.process('process-17', null), [sorted]],
    ['what was made from a process', () => store.children('process-17', null), [sorted]],
    ['the events of a process', () => store.log('process-17', null), [sorted]],
    // What is known of a source: its newest processes, their events in order.
    ['the sources', () => store.sources(), []],
    ['what a source brought of each type', () => store.seenTypes(1, 200), [sorted]],
    ['the hours of a source', () => store.busyHours(1, 0), []],
    ['the vendor times of a source', () => store.toldTimes(1, 200), [sorted]],
    // The log, and whoever follows it.
    ['events after a number', () => store.factsAfter(100, 50), []],
    ['processes after a number', () => store.processesAfter(100, 50), []],
    ['the position', () => store.position(), []],
    ['one delivery', () => store.delivery(17), []],
    ['one body', () => store.body(17), []],
    ['the copies of an event', () => store.copies([17], 50), [sorted]],
    ['deliveries', () => deliveries(null), ['SCAN deliveries']],
    ['stored deliveries', () => deliveries('stored'), ['SCAN deliveries']],
    ['duplicates', () => deliveries('duplicate'), ['SCAN duplicates']],
    ['ignored deliveries', () => deliveries('ignored'), []],
    ['quarantined deliveries', () => deliveries('quarantined'), []],
    ['deliveries of a source', () => deliveries(null, 'hr'), []],
    ['stored deliveries of a source', () => deliveries('stored', 'hr'), []],
    ['duplicates of a source', () => deliveries('duplicate', 'hr'), []],
    ['quarantined deliveries of a source', () => deliveries('quarantined', 'hr'), []],
    [
      'unconfirmed deliveries',
      () => deliveries('unconfirmed'),
      ['SCAN verifications USING INDEX verifications_open'],
    ],
    ['unconfirmed deliveries of a source', () => deliveries('unconfirmed', 'hr'), []],
    // Last, since it changes them: processes that bear an old name.
    [
      'the processes of a renamed source',
      async () => {
        await store.changeSource(1, { workflow: 'Hiring' });
        expect(await store.refold(fold, 0)).toBe(true);
      },
      [],
    ],
  ];
  test.for(questions)('%s', async ([, ask, expected]) => {
    expect(await workOf(ask)).toEqual(expected.toSorted());
  });

  test('the next page of a list begins where the last one ended', async () => {
    for (const sort of sorts) {
      const { nextCursor } = await list('', sort);
      expect(nextCursor).not.toBeNull();
      expect(await workOf(() => list('', sort, nextCursor))).toEqual([]);
    }
  });
});
