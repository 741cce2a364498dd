import { processPage, workflowList, type ProcessPage } from '../../shared/api.ts';
import { writeTerm } from '../../shared/query-text.ts';
import type { Process } from '../../shared/process.ts';
import { seeded } from '../simulate/random.ts';
import { fetchJson } from './fetch.ts';
import { operatorQuestions } from './operator-questions.ts';
import { type Question, search } from './question.ts';

/** Ids, numbers and labels come from so many processes all over the database. */
const sampleSize = 200;
const pagesDown = 60;

/** What the pages and other programs ask of a server with so many processes. */
export async function questions(url: string, processes: number): Promise<Question[]> {
  const sample = await sampleOf(url, processes);
  const deep = await deepCursors(url);
  const workflows = workflowList.parse(await fetchJson(`${url}/api/workflows`)).items;
  const sessions = sample.flatMap(({ stations }) => stations.flatMap((station) => station.sessions));
  const labels = labelSearches(sample);
  const board = (rest: string) => `/api/processes?limit=50${rest}`;
  const onProcess = (rest: string) =>
    sample.map(({ processId }) => `/api/processes/${encodeURIComponent(processId)}${rest}`);
  return [
    { what: 'nothing (GET /healthz)', atMost: null, paths: ['/healthz'] },
    {
      what: 'transaction number',
      atMost: 1,
      paths: sessions.flatMap(({ transactionNumber }) =>
        transactionNumber === null ? [] : [search(String(transactionNumber))],
      ),
    },
    {
      what: 'process number',
      atMost: 1,
      paths: sample.flatMap(({ processNumber }) =>
        processNumber === null ? [] : [search(`#${processNumber}`)],
      ),
    },
    { what: 'process id', atMost: 1, paths: sample.map(({ processId }) => search(processId)) },
    { what: 'session id', atMost: 1, paths: sessions.map(({ sessionId }) => search(sessionId)) },
    { what: 'label, that few have', atMost: 1, paths: labels.few },
    { what: 'label, that many have', atMost: 5, paths: labels.many },
    { what: 'one process', atMost: 1, paths: onProcess('') },
    { what: 'timeline of one process', atMost: 1, paths: onProcess('/events') },
    { what: 'board, first page', atMost: 1, paths: [board('')] },
    {
      what: `board, ${pagesDown * 2} to ${pagesDown * 4} pages down`,
      atMost: 1,
      paths: deep.map((cursor) => board(`&cursor=${encodeURIComponent(cursor)}`)),
    },
    { what: 'counters of everything', atMost: 1, paths: ['/api/processes?limit=1'] },
    {
      what: 'counters of one workflow',
      atMost: 1,
      paths: workflows.map(
        ({ workflow }) => `/api/processes?limit=1&workflow=${encodeURIComponent(workflow)}`,
      ),
    },
    { what: 'stations of every workflow', atMost: 150, paths: ['/api/stations'] },
    {
      what: 'stations of one workflow',
      atMost: 50,
      paths: workflows.map(({ workflow }) => `/api/stations?workflow=${encodeURIComponent(workflow)}`),
    },
    {
      what: 'part of a text, common, 3 letters on',
      atMost: 5,
      paths: ['nor', 'nur', 'cent', 'driv', 'lev', 'coh', 'dan', 'לוי', 'כהן', 'דני'].map(search),
    },
    {
      what: 'parts of a name or an address',
      atMost: 5,
      paths: [
        ...['azulay maya', 'zzz', 'qqqq'].map(search),
        ...sample.map(({ labels }) => search(longestOf(Object.values(labels)).slice(1))),
      ],
    },
    {
      what: 'two parts of texts, both common',
      atMost: 5,
      paths: ['nor lev', 'cook dan', 'cent coh', 'sou לוי'].map(search),
    },
    {
      what: 'part of a text, 2 letters',
      atMost: 50,
      paths: ['le', 'no', 'da', 'או', 'zz', 'ri'].map(search),
    },
    ...operatorQuestions(sample, workflows),
    {
      what: 'suggestions',
      atMost: 5,
      paths: ['', 'c', 'state:', 'at:', 'region:n', 'station:m'].map(
        (text) => `/api/suggestions?q=${encodeURIComponent(text)}`,
      ),
      holds: '"items":[{',
    },
    {
      what: 'board as it was, first page (at=)',
      atMost: null,
      paths: [1, 7, 30, 60, 90].map((days) => board(`&sort=started&at=${daysAgo(days)}`)),
    },
    {
      what: 'a search as it was (at=)',
      atMost: null,
      paths: [7, 30, 60].flatMap((days) =>
        ['state:running', 'nor', '-state:completed'].map(
          (text) => `${search(text)}&sort=started&at=${daysAgo(days)}`,
        ),
      ),
    },
    { what: 'GET /metrics', atMost: null, paths: ['/metrics'], holds: 'signalbox_' },
  ];
}

/** A page and its counters cost what they hold: what only one process of the sample has is an exact lookup. */
function labelSearches(sample: readonly Process[]): { few: string[]; many: string[] } {
  const times = new Map<string, number>();
  for (const { labels } of sample) {
    for (const [key, value] of Object.entries(labels)) {
      const path = search(writeTerm(key, value));
      times.set(path, (times.get(path) ?? 0) + 1);
    }
  }
  const found = [...times];
  const paths = (wanted: (count: number) => boolean) =>
    found.filter(([, count]) => wanted(count)).map(([path]) => path);
  return { few: paths((count) => count === 1), many: paths((count) => count > 1) };
}

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();

/** The one that says most of a person or a place; several words are several terms. */
function longestOf(texts: readonly string[]): string {
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

async function page(url: string, query: string): Promise<ProcessPage> {
  return processPage.parse(await fetchJson(`${url}/api/processes?${query}`));
}

async function sampleOf(url: string, processes: number): Promise<Process[]> {
  const random = seeded('questions');
  const found: Process[] = [];
  for (let turn = 0; turn < sampleSize; turn += 1) {
    const number = random.whole(1, processes);
    const { items } = await page(url, `limit=1&q=${encodeURIComponent(`#${number}`)}`);
    found.push(...items);
  }
  if (found.length < sampleSize / 2) throw new Error('too few processes were found by their number');
  return found;
}

/** Cursors of the lower half of a long way down, in steps of 200. */
async function deepCursors(url: string): Promise<string[]> {
  const cursors: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < pagesDown; turn += 1) {
    const query: string = cursor === null ? 'limit=200' : `limit=200&cursor=${encodeURIComponent(cursor)}`;
    cursor = (await page(url, query)).nextCursor;
    if (cursor === null) break;
    cursors.push(cursor);
  }
  return cursors.slice(Math.floor(cursors.length / 2));
}
