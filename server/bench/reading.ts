import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventPage, processPage, type ProcessPage } from '../../shared/api.ts';
import { seeded } from '../simulate/random.ts';
import { spread } from '../simulate/starts.ts';
import { workingDay } from '../simulate/working-day.ts';
import { load, percentile } from './load.ts';
import { startProduct } from './server-process.ts';

export interface ReadingRow {
  what: string;
  /** Milliseconds from request to the last byte, over HTTP. */
  p50: number;
  p99: number;
  /** Items in the first answer: a search that finds nothing would be quick for the wrong reason. */
  items: number;
}

export interface Reading {
  processes: number;
  deliveries: number;
  loadSeconds: number;
  /** How long the fold needed after the last delivery was acknowledged. */
  foldSeconds: number;
  rows: ReadingRow[];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function fetchText(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    }).on('error', reject);
  });
}

async function page(url: string, search: string): Promise<ProcessPage> {
  return processPage.parse(JSON.parse(await fetchText(`${url}/api/processes?${search}`)));
}

/** Loads so many processes through the webhook address, then asks what the pages ask. */
export async function measureReading(options: {
  processes: number;
  repetitions: number;
  onStep: (line: string) => void;
}): Promise<Reading> {
  const { processes, repetitions, onStep } = options;
  const server = await startProduct();
  try {
    const began = performance.now();
    const deliveries = await fill(server.url, processes, onStep);
    const loaded = performance.now();
    onStep(
      `${deliveries.toLocaleString('en')} deliveries acknowledged in ${((loaded - began) / 1000).toFixed(1)} s`,
    );
    await untilFolded(server.url);
    const folded = performance.now();
    onStep(`folded ${((folded - loaded) / 1000).toFixed(1)} s later`);
    const rows: ReadingRow[] = [];
    for (const [what, paths] of await questions(server.url, processes)) {
      rows.push({ what, ...(await ask(server.url, paths, repetitions)) });
    }
    return {
      processes,
      deliveries,
      loadSeconds: (loaded - began) / 1000,
      foldSeconds: (folded - loaded) / 1000,
      rows,
    };
  } finally {
    await server.stop();
  }
}

async function fill(url: string, processes: number, onStep: (line: string) => void): Promise<number> {
  const now = Date.now();
  const day = 24 * 60 * 60_000;
  const all = () => workingDay({ seed: 1, starts: spread(1, processes, now - 120 * day, now), until: now });
  let deliveries = 0;
  for (const _ of all()) deliveries += 1;
  const steps = all();
  let taken = 0;
  const next = () => {
    const step = steps.next();
    taken += 1;
    if (taken % 200_000 === 0)
      onStep(`${taken.toLocaleString('en')} of ${deliveries.toLocaleString('en')} deliveries`);
    if (step.done) throw new Error('more deliveries were asked for than there are');
    return { path: `/webhooks/cellosign/${step.value.source}`, body: JSON.stringify(step.value.body) };
  };
  const { failures } = await load({ url, connections: 64, requests: deliveries, next });
  if (failures > 0) throw new Error(`${failures} deliveries were not accepted`);
  return deliveries;
}

async function untilFolded(url: string): Promise<void> {
  for (;;) {
    const { lastSeq } = eventPage.parse(JSON.parse(await fetchText(`${url}/api/events?after=0&limit=1`)));
    const { seq } = await page(url, 'limit=1');
    if (seq >= lastSeq) return;
    await sleep(100);
  }
}

/** Each question with variants, so that no answer is the same one over and over. */
async function questions(url: string, processes: number): Promise<[what: string, paths: string[]][]> {
  const random = seeded('questions');
  const search = (text: string) => `/api/processes?limit=50&q=${encodeURIComponent(text)}`;
  const numbers = Array.from({ length: 200 }, () => random.whole(1, processes));
  const ids: string[] = [];
  const deep: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 20; turn += 1) {
    const query: string = cursor === null ? 'limit=50' : `limit=50&cursor=${encodeURIComponent(cursor)}`;
    deep.push(`/api/processes?${query}`);
    const found = await page(url, query);
    ids.push(...found.items.map(({ processId }) => encodeURIComponent(processId)));
    cursor = found.nextCursor;
    if (cursor === null) break;
  }
  return [
    ['board, first page', ['/api/processes?limit=50']],
    ['board, 20 pages down', deep],
    ['board, one workflow, running', ['/api/processes?limit=50&state=running&workflow=Recruitment']],
    ['transaction number', numbers.map((number) => search(String(number)))],
    ['process number', numbers.map((number) => search(`#${number}`))],
    ['label, a third of all', ['north', 'centre', 'south'].map((value) => search(`CUSTOMER_TAG:${value}`))],
    ['label, one in thousands', numbers.map((number) => search(`account:${1000 + (number % 9000)}`))],
    ['part of a name, 3 letters', ['lev', 'coh', 'zul', 'לוי', 'כהן'].map(search)],
    ['part of a name, rare', ['azulay maya', 'dana nassar', 'שפירא הילה'].map(search)],
    ['one process', ids.map((id) => `/api/processes/${id}`)],
    ['timeline of one process', ids.map((id) => `/api/processes/${id}/events`)],
  ];
}

async function ask(
  url: string,
  paths: readonly string[],
  repetitions: number,
): Promise<Omit<ReadingRow, 'what'>> {
  const times: number[] = [];
  let items = 0;
  for (let index = -20; index < repetitions; index += 1) {
    const path = paths[(index + 20) % paths.length] ?? '/';
    const began = performance.now();
    const text = await fetchText(url + path);
    if (index >= 0) times.push(performance.now() - began);
    if (index === -20) items = (text.match(/"seq":/gu) ?? []).length;
  }
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), items };
}
