import { expect, test } from 'vitest';
import type { Station } from '../../shared/process.ts';
import type { FoldedProcess } from './folded.ts';
import { learnRoute } from './route.ts';

const start = Date.UTC(2025, 0, 26, 8, 0);
const iso = (minute: number) => new Date(start + minute * 60_000).toISOString();

function station(name: string, from: number, to: number | null): Station {
  const fields = {
    sessionId: `${name}-${from}`,
    transactionNumber: null,
    createdAt: iso(from),
    loggedInAt: null,
    loadedAt: null,
    submittedAt: to === null ? null : iso(to),
    expiredAt: null,
    deletedAt: null,
    state: to === null ? ('waiting' as const) : ('submitted' as const),
    visits: 0,
    activity: 0,
  };
  return { ...fields, name, recipientId: name, sessions: [{ ...fields, reconstructed: false }] };
}

function process(
  stations: Station[],
  archivedAt: number | null,
  more: Partial<FoldedProcess> = {},
): FoldedProcess {
  return {
    processId: 'p',
    provider: 'cellosign',
    source: 's',
    workflow: 'Recruitment',
    processNumber: 1,
    title: '',
    state: archivedAt === null ? 'running' : 'completed',
    stations,
    labels: {},
    startedAt: iso(0),
    lastEventAt: iso(archivedAt ?? 0),
    completedAt: archivedAt === null ? null : iso(archivedAt),
    closedAt: null,
    isTest: false,
    testedAt: null,
    isRequest: false,
    author: null,
    templates: [],
    documents: [],
    parentId: null,
    seq: 1,
    ...more,
  };
}

test('nothing finished means no route, but dwell is known already', () => {
  const learned = learnRoute([process([station('Candidate', 0, 10), station('Manager', 10, null)], null)]);
  expect(learned).toEqual({
    route: [],
    archive: null,
    total: { median: null, p90: null, samples: 0, deciles: [] },
  });
});

test('the route holds the stations that at least half of the finished ones passed, in their order', () => {
  const usual = () =>
    process([station('Candidate', 0, 10), station('Manager', 10, 30), station('HR', 30, 40)], 45);
  const odd = process([station('Lawyer', 0, 5), station('Candidate', 5, 10)], 20);
  const { route, archive, total } = learnRoute([usual(), usual(), odd]);
  expect(route.map(({ name, median }) => [name, (median ?? 0) / 60_000])).toEqual([
    ['Candidate', 10],
    ['Manager', 20],
    ['HR', 10],
  ]);
  expect(archive).toMatchObject({ median: 5 * 60_000, samples: 3 });
  expect(total).toMatchObject({ median: 45 * 60_000, p90: 45 * 60_000, samples: 3 });
});

test('percentiles are those of the nearest rank', () => {
  const ten = Array.from({ length: 10 }, (_, index) => process([station('Client', 0, index + 1)], 60));
  expect(learnRoute(ten).route).toMatchObject([
    { name: 'Client', median: 5 * 60_000, p90: 9 * 60_000, samples: 10, deciles: [] },
  ]);
});

test('test deliveries and times that run backwards teach nothing', () => {
  const tests = process([station('Client', 0, 3)], 5, { isTest: true });
  const backwards = process([station('Client', 8, 3)], 9);
  expect(learnRoute([tests]).route).toEqual([]);
  expect(learnRoute([backwards]).route).toMatchObject([
    { name: 'Client', median: null, p90: null, samples: 0, deciles: [] },
  ]);
});
