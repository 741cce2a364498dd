import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import { processAnswer } from '../../shared/process-answer.ts';
import { enoughSamples } from '../../shared/workflow.ts';
import { createFilesHere } from '../files-here.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts';
import { exports } from './export.ts';

interface Exported {
  processes: { process: Process; events: Event[] }[];
}

async function freshApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await createTestApp({}, options);
  onTestFinished(() => app.close());
  return app;
}

/** A CSV file after RFC 4180, read apart from what wrote it. Fails on anything that is none. */
function readCsv(text: string): Record<string, string>[] {
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/uy;
  field.lastIndex = 1;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error(`no CSV after ${JSON.stringify(rows.concat([row]).at(-1)?.slice(-3))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  const [header = [], ...rest] = rows;
  return rest.map((cells) => {
    expect(cells).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  });
}

async function csv(app: TestApp, path: string): Promise<Record<string, string>[]> {
  await app.settle();
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()));
}

const at = (minute: number) => `2025-01-26T08:${String(minute).padStart(2, '0')}:00.000001`;

/** A recruitment of two stations whose archive alone tells of the second. */
async function postRecruitment(app: TestApp): Promise<void> {
  const step = (type: string, minute: number) => {
    const body = notificationOf('p1', type, {
      id: 's1',
      process_number: 51,
      labels: { שם: 'דנה', team: 'north' },
    });
    return app.post('cellosign/hr', { ...body, event: { type, timestamp: at(minute) } });
  };
  await step('WHEF_SESSION_CREATED', 1);
  await step('WHEF_CLIENT_FORM_SUBMITTED', 5);
  const told = { process_id: 'p1', process_number: 51, transaction_number: 54, labels: {} };
  await app.post('cellosign/hr', {
    event: { type: 'WHP_ARCHIVE', timestamp: at(9) },
    reference: 'p1',
    sessions: [
      { ...told, id: 's1', recipient: { id: 1, name: 'client' }, created_at: at(1), submitted_at: at(5) },
      { ...told, id: 's2', recipient: { id: 2, name: 'manager' }, created_at: at(6), submitted_at: at(8) },
    ],
  });
}

describe('an export as CSV', () => {
  it('has a row for each event, the reconstructed ones included, with both times and the labels', async () => {
    const app = await freshApp();
    await postRecruitment(app);
    const rows = await csv(app, '/api/processes/p1/export?format=csv');
    expect(Object.keys(rows[0] ?? {})).toEqual(
      'seq process_id process_number workflow process_state station recipient_id session_id transaction_number type vendor_type occurred_at occurred_at_raw received_at reconstructed label.team label.שם'.split(
        ' ',
      ),
    );
    expect(rows.map(({ seq, type, station, reconstructed }) => [seq, type, station, reconstructed])).toEqual([
      ['1', 'session.created', 'client', 'false'],
      ['2', 'session.submitted', 'client', 'false'],
      ['3', 'session.created', 'manager', 'true'],
      ['3', 'session.submitted', 'manager', 'true'],
      ['3', 'process.archived', '', 'false'],
    ]);
    expect(rows[0]).toEqual({
      seq: '1',
      process_id: 'p1',
      process_number: '51',
      workflow: 'hr',
      process_state: 'completed',
      station: 'client',
      recipient_id: '1',
      session_id: 's1',
      transaction_number: '53',
      type: 'session.created',
      vendor_type: 'WHEF_SESSION_CREATED',
      occurred_at: '2025-01-26T06:01:00.000Z',
      occurred_at_raw: '2025-01-26T08:01:00.000001',
      received_at: '2026-11-21T12:00:00.000Z',
      reconstructed: 'false',
      'label.team': 'north',
      'label.שם': 'דנה',
    });
  });

  it('runs no formula in a spreadsheet, whatever the vendor sent', async () => {
    const app = await freshApp();
    const starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    const labels = Object.fromEntries(
      starts.map((start, index) => [`k${index}`, `${start}cmd|' /C calc'!A0`]),
    );
    const body = notificationOf('=1+1', 'WHEF_SESSION_CREATED', {
      id: '@s',
      recipient: { id: '+1', name: '=HYPERLINK("http://evil.example","x")' },
      process_number: '=2',
      transaction_number: '-3',
      labels: { ...labels, '=key': 'x', plain: 'a=b', negative: '-5' },
    });
    await app.post('cellosign/hr', body);
    const [row] = await csv(app, '/api/export?format=csv');
    for (const [name, value] of Object.entries(row ?? {})) {
      expect(`${name}: ${value}`).not.toMatch(/: [=+\-@\t\r＝＋－＠]/u);
      expect(name).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
    }
    expect(row).toMatchObject({
      process_id: "'=1+1",
      station: `'=HYPERLINK("http://evil.example","x")`,
      recipient_id: "'+1",
      'label.k0': "'=cmd|' /C calc'!A0",
      'label.k9': "'＠cmd|' /C calc'!A0",
      'label.negative': "'-5",
      'label.plain': 'a=b',
    });
  });

  it('keeps quotes, commas, line breaks, Hebrew and emoji', async () => {
    const app = await freshApp();
    const labels = {
      quote: 'say "hi"',
      comma: 'a,b;c',
      lines: 'one\r\ntwo\nthree\rfour',
      feed: 'one\n=1+1',
      return: 'one\r=1+1',
      mixed: 'ב"ה, 👩🏽‍⚕️\n"',
      __proto: 'x',
      empty: '',
    };
    await app.post('cellosign/hr', notificationOf('p', 'WHEF_SESSION_CREATED', { labels }));
    const [row] = await csv(app, '/api/export?format=csv');
    for (const [key, value] of Object.entries(labels)) expect(row?.[`label.${key}`]).toBe(value);
  });

  it('has a column for each label of the search and an empty cell where a process has none', async () => {
    const app = await freshApp();
    await app.post(
      'cellosign',
      notificationOf('a', 'WHEF_SESSION_CREATED', { labels: { team: 'north', constructor: 'c' } }),
    );
    await app.post('cellosign', notificationOf('b', 'WHEF_SESSION_CREATED', { labels: { region: 'south' } }));
    const body = JSON.stringify(notificationOf('c')).replace('{"position":"nurse"}', '{"__proto__":"p"}');
    await app.post('cellosign', body);
    const rows = await csv(app, '/api/export?format=csv');
    const labels = rows.map((row) => Object.entries(row).filter(([name]) => name.startsWith('label.')));
    expect(new Set(labels.map((each) => each.map(([name]) => name).join()))).toEqual(
      new Set(['label.__proto__,label.constructor,label.region,label.team']),
    );
    expect(labels.map((each) => each.map(([, value]) => value))).toEqual([
      ['', 'c', '', 'north'],
      ['', '', 'south', ''],
      ['p', '', '', ''],
    ]);
  });

  it('tells when a process is late, as the API does', async () => {
    const app = await freshApp();
    const step = (processId: string, type: string, minute: number) =>
      app.post('cellosign/hr', {
        ...notificationOf(processId, type),
        event: { type, timestamp: at(minute) },
      });
    for (let index = 0; index < enoughSamples; index += 1) {
      await step(`p${index}`, 'WHEF_SESSION_CREATED', 0);
      await step(`p${index}`, 'WHEF_CLIENT_FORM_SUBMITTED', 30);
    }
    await step('open', 'WHEF_SESSION_CREATED', 20);
    await app.learn();
    const { process } = processAnswer.parse(await app.get('/api/processes/open'));
    expect(process.dueAt).not.toBeNull();
    for (const path of ['/api/processes/open/export?format=json', '/api/export?format=json&q=state:running'])
      expect((await app.get(path)) as Exported).toMatchObject({ processes: [{ process }] });
  });

  it('of a search without matches is a header alone', async () => {
    const app = await freshApp();
    const response = await app.request('/api/export?format=csv&q=nothing');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text).toMatch(/^\ufeffseq,process_id,[a-z_,]+,reconstructed\r\n$/u);
  });
});

describe('an export as JSON', () => {
  it('says of each process what the API says', async () => {
    const app = await freshApp();
    await postRecruitment(app);
    await app.post('cellosign/hr', notificationOf('p2'));
    const { processes } = (await app.get('/api/export?format=json')) as Exported;
    expect(processes.map(({ process }) => process.processId).sort()).toEqual(['p1', 'p2']);
    for (const { process, events } of processes) {
      expect(await app.get(`/api/processes/${process.processId}`)).toMatchObject({ process });
      expect({ items: events }).toEqual(await app.get(`/api/processes/${process.processId}/events`));
      const one = await app.get(`/api/processes/${process.processId}/export?format=json`);
      expect(one).toEqual({ processes: [{ process, events }] });
    }
  });

  it('of a search without matches is an empty list', async () => {
    const app = await freshApp();
    expect(await app.get('/api/export?format=json&q=nothing')).toEqual({ processes: [] });
  });
});

describe('an export of a search', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    const types = [
      'WHEF_SESSION_CREATED',
      'WHEF_CLIENT_LOGGED_IN',
      'WHEF_CLIENT_FORM_SUBMITTED',
      'WHEF_SESSION_EXPIRED',
    ];
    for (let index = 0; index < 40; index += 1) {
      const team = index % 3 === 0 ? 'north' : 'south side';
      const numbers = {
        process_number: index,
        transaction_number: 100 + index,
        labels: { team, place: `חדר ${index % 5}` },
      };
      await app.post(
        `cellosign/${index % 2 === 0 ? 'hr' : 'bank'}`,
        notificationOf(`p${index}`, types[index % 4], numbers),
      );
    }
    await app.settle();
  });
  afterAll(() => app.close());

  it.each([
    '',
    'q=team:north',
    'q=-team:north',
    'q=team:"south side" state:running',
    'q=105',
    'q=%237',
    'q=חדר',
    'q=p11',
    'q=session-p11',
    'q=is:test',
    'state=expired',
    'state=&workflow=&q=',
    'workflow=bank&state=submitted',
    'q=source:hr&state=running',
    'q=nothing',
  ])('?%s holds exactly what the list shows', async (search) => {
    const query = encodeURI(search).replace('%2523', '%23');
    const list = (await app.get(`/api/processes?limit=200&${query}`)) as { items: Process[] };
    const ids = list.items.map(({ processId }) => processId).sort();
    const json = (await app.get(`/api/export?format=json&${query}`)) as Exported;
    expect(json.processes.map(({ process }) => process.processId).sort()).toEqual(ids);
    const rows = await csv(app, `/api/export?format=csv&${query}`);
    expect([...new Set(rows.map(({ process_id }) => process_id))].sort()).toEqual(ids);
  });

  it.each([
    ['', 'bad_request'],
    ['format=', 'bad_request'],
    ['format=exe', 'bad_request'],
    ['format=__proto__', 'bad_request'],
    ['format=csv&state=lost', 'bad_request'],
    ['format=csv&q=state:lost', 'bad_query'],
    [`format=csv&q=${'x'.repeat(2001)}`, 'bad_query'],
  ])('?%.30s is refused', async (query, error) => {
    const response = await app.request(`/api/export?${query}`);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ error })]);
  });

  it('of a process that is not known is refused', async () => {
    const response = await app.request('/api/processes/nobody/export?format=csv');
    expect([response.status, await response.json()]).toEqual([404, { error: 'process_not_found' }]);
  });

  it('is named after its search and the minute of its reader, and a process by its number', async () => {
    const name = async (path: string) => (await app.request(path)).headers.get('content-disposition');
    expect(await name('/api/export?format=csv')).toBe(
      `attachment; filename="signalbox-2026-11-21-1200.csv"; filename*=UTF-8''signalbox-2026-11-21-1200.csv`,
    );
    const q = encodeURIComponent(' -label.Region:"Far North" or צפון/../x ');
    expect(await name(`/api/export?format=csv&state=running&q=${q}&zone=Asia/Jerusalem`)).toContain(
      `UTF-8''signalbox-running-label-region-far-north-or-${encodeURIComponent('צפון')}-x-2026-11-21-1400.csv`,
    );
    expect(await name(`/api/export?format=csv&q=${'long'.repeat(30)}`)).toContain(
      `"signalbox-${'long'.repeat(10)}-2026-11-21-1200.csv"`,
    );
    expect(await name('/api/processes/p7/export?format=json')).toBe(
      `attachment; filename="signalbox-7.json"; filename*=UTF-8''signalbox-7.json`,
    );
  });

  it('of the past says of which moment it is, in its name and wherever it has a place for that', async () => {
    const moment = '2026-11-21T11:30:00.000Z';
    const ask = (format: string) => app.request(`/api/export?format=${format}&at=${moment}`);
    const name = (await ask('csv')).headers.get('content-disposition');
    expect(name).toContain('"signalbox-as-of-2026-11-21T11-30-00Z.csv"');
    const one = await app.request(`/api/processes/p7/export?format=json&at=${moment}`);
    expect(one.headers.get('content-disposition')).toContain('"signalbox-7-as-of-2026-11-21T11-30-00Z.json"');
    expect(await one.json()).toMatchObject({ asOf: moment });
    for (const format of ['html', 'pdf']) {
      const pack = await app.request(`/api/processes/p7/export?format=${format}&at=${moment}`);
      expect(pack.headers.get('content-disposition')).toContain(
        `"signalbox-7-as-of-2026-11-21T11-30-00Z.${format}"`,
      );
      await pack.body?.cancel();
    }
    expect(await (await ask('xes')).text()).toContain(
      'key="signalbox:asOf" value="2026-11-21T11:30:00.000+00:00"',
    );
    expect(await (await app.request('/api/export?format=json')).json()).not.toHaveProperty('asOf');
  });

  it('is no page to any browser', async () => {
    const { headers } = await app.request('/api/export?format=csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is asked about without being made', async () => {
    const response = await app.request('/api/export?format=csv', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('is compressed for those who ask', async () => {
    const path = '/api/export?format=json';
    const response = await app.request(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const text = gunzipSync(new Uint8Array(await response.arrayBuffer())).toString();
    expect(text).toBe(await (await app.request(path)).text());
  });
});

describe('the name of an exported file', () => {
  it.each([
    [
      'תהליך 🎉',
      `filename="signalbox-_______.json"; filename*=UTF-8''signalbox-%D7%AA%D7%94%D7%9C%D7%99%D7%9A%20%F0%9F%8E%89.json`,
    ],
    [
      'a"b\r\nX: y',
      `filename="signalbox-a_b__X__y.json"; filename*=UTF-8''signalbox-a%22b%0D%0AX%3A%20y.json`,
    ],
    [
      "../it's (1)*",
      `filename="signalbox-.._it_s__1__.json"; filename*=UTF-8''signalbox-..%2Fit%27s%20%281%29%2A.json`,
    ],
    ['half \ud83d', `filename="signalbox-half__.json"; filename*=UTF-8''signalbox-half%20%EF%BF%BD.json`],
  ])('of number %j is safe and whole', async (number, expected) => {
    const app = await freshApp();
    await app.post('cellosign', notificationOf('p', 'WHEF_SESSION_CREATED', { process_number: number }));
    await app.settle();
    const response = await app.request('/api/processes/p/export?format=json');
    expect(response.headers.get('content-disposition')).toBe(`attachment; ${expected}`);
  });
});

describe('a long export', () => {
  const count = 2000;
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    const bodies = Array.from({ length: count }, (_each, index) =>
      notificationOf(`p${index}`, 'WHEF_SESSION_CREATED', { labels: { [`k${index % 7}`]: 'ערך' } }),
    );
    await Promise.all(bodies.map((body) => app.post('cellosign', body)));
    await app.settle();
  });
  afterAll(() => app.close());

  it('holds every process once', async () => {
    const rows = await csv(app, '/api/export?format=csv');
    expect(new Set(rows.map(({ process_id }) => process_id)).size).toBe(count);
    expect(rows).toHaveLength(count);
    const { processes } = (await app.get('/api/export?format=json')) as Exported;
    expect(processes).toHaveLength(count);
  });

  it('is read from the store page by page, as fast as it is taken', async () => {
    let pages = 0;
    const store = {
      ...app.store,
      processes: (query: Parameters<typeof app.store.processes>[0]) => (
        (pages += 1),
        app.store.processes(query)
      ),
    };
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      debug: () => undefined,
    };
    const router = new Hono().route(
      '/',
      exports({ store, files: createFilesHere(store), log, now: () => 0, address: () => '' }),
    );
    const reader = (await router.request('/api/export?format=json')).body!.getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pages).toBe(1);
    await reader.cancel();
  });

  it('shows the moment it began: what arrives meanwhile is not in it', async () => {
    const response = await app.request('/api/export?format=json');
    await app.post('cellosign', notificationOf('late'));
    await app.post('cellosign', notificationOf('p1999', 'WHEF_CLIENT_LOGGED_IN'));
    await app.settle();
    const { processes } = (await response.json()) as Exported;
    expect(processes).toHaveLength(count);
    const last = processes.find(({ process }) => process.processId === 'p1999');
    expect([last?.process.stations[0]?.state, last?.events.length]).toEqual(['waiting', 1]);
  });

  it('that fails on its way breaks the connection, says nothing of why, and leaves the server standing', async () => {
    let logs = 0;
    const failing = {
      ...app.store,
      log: async (...args: Parameters<typeof app.store.log>) => {
        logs += 1;
        if (logs > 1500) throw new Error('SQLITE_IOERR: /var/lib/secret.db');
        return app.store.log(...args);
      },
    };
    const errors: unknown[] = [];
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (error: unknown) => errors.push(error),
      debug: () => undefined,
    };
    const router = new Hono().route(
      '/',
      exports({
        store: failing,
        files: createFilesHere(failing),
        log: log as never,
        now: () => 0,
        address: () => '',
      }),
    );
    const server = createServer(
      (incoming, outgoing) => void getRequestListener(router.fetch)(incoming, outgoing),
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/export?format=json`;

    // The adapter complains of the connection that it has to cut.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);

    const response = await fetch(address);
    const heard: string[] = [];
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) heard.push(decoder.decode(chunk, { stream: true }));
    })();
    await expect(reading).rejects.toThrow();
    expect(heard.join('')).not.toContain('SQLITE');
    expect(() => JSON.parse(heard.join('')) as unknown).toThrow();
    expect(errors).toHaveLength(1);
    logs = -Infinity;
    expect((await fetch(address)).status).toBe(200);
  });
});
