import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudEvent } from 'cloudevents';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { exportEstimate, exportProgress } from '../../shared/export.ts';
import type { Process } from '../../shared/process.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const at = (minute: number) => `2025-01-26T08:${String(minute).padStart(2, '0')}:00.000001`;

interface Told {
  process: Process;
  events: Event[];
}

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await fill(app, 30);
});
afterAll(() => app.close());

/** Two stations each, of which some are still open; one came twice, one is archived, names and labels are in Hebrew. */
async function fill(to: TestApp, count: number): Promise<void> {
  const step = (index: number, type: string, minute: number, station: string) =>
    to.post('cellosign/hr', {
      ...notificationOf(`p${index}`, type, {
        id: `p${index}-${station}`,
        process_number: index,
        recipient: { id: station, name: station },
        labels: { שם: 'דנה "דני" לוי', formula: '=1+1', [`k${index % 3}`]: String(index) },
      }),
      event: { type, timestamp: at(minute) },
    });
  for (let index = 0; index < count; index += 1) {
    await step(index, 'WHEF_SESSION_CREATED', 1, 'מועמדת');
    await step(index, 'WHEF_CLIENT_LOGGED_IN', 2, 'מועמדת');
    if (index === 1) await step(index, 'WHEF_CLIENT_LOGGED_IN', 3, 'מועמדת');
    if (index % 2 === 0) continue;
    await step(index, 'WHEF_CLIENT_FORM_SUBMITTED', 5, 'מועמדת');
    await step(index, 'WHEF_SESSION_CREATED', 6, 'manager');
  }
  await to.settle();
}

async function stored(): Promise<Told[]> {
  const items = await app.processes();
  return Promise.all(
    items.map(async (process) => {
      const { items: events } = (await app.get(`/api/processes/${process.processId}/events`)) as {
        items: Event[];
      };
      return { process, events };
    }),
  );
}

async function file(path: string): Promise<string> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

/** What an open file of this process is; empty where it was closed meanwhile. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}

/** Read by what did not write it. */
async function csv(path: string): Promise<Record<string, string>[]> {
  return parse(await file(path), { bom: true, columns: true });
}

describe('a CSV file, read back', () => {
  it('has a row for each event of the store', async () => {
    const rows = await csv('/api/export?format=csv');
    const events = (await stored()).flatMap((each) => each.events);
    expect(new Set(rows.map(({ seq, type, occurred_at_raw: raw }) => [seq, type, raw].join()))).toEqual(
      new Set(events.map(({ seq, type, occurredAtRaw }) => [seq, type, occurredAtRaw].join())),
    );
    expect(rows).toHaveLength(events.length);
  });

  it('has a row for each process with when it came to each station, when it left and how long it stayed', async () => {
    const rows = await csv('/api/export?format=csv&rows=processes&sort=number');
    expect(rows.map((row) => Number(row['process_number']))).toEqual(
      Array.from({ length: 30 }, (_each, index) => 29 - index),
    );
    const [row] = rows.slice(-2);
    expect(row).toMatchObject({
      process_id: 'p1',
      process_state: 'running',
      at_station: 'manager',
      waiting_since: '2025-01-26T06:06:00.000Z',
      due_at: '',
      is_late: 'false',
      transaction_numbers: '53',
      started_at: '2025-01-26T06:01:00.000Z',
      is_test: 'false',
      events: '5',
      'station.מועמדת.entered_at': '2025-01-26T06:01:00.000Z',
      'station.מועמדת.left_at': '2025-01-26T06:05:00.000Z',
      'station.מועמדת.dwell_seconds': '240',
      'station.מועמדת.visits': '2',
      'station.manager.entered_at': '2025-01-26T06:06:00.000Z',
      'station.manager.left_at': '',
      'station.manager.dwell_seconds': '',
      'label.שם': 'דנה "דני" לוי',
      'label.formula': "'=1+1",
      'label.k1': '1',
      'label.k0': '',
    });
    expect(Object.keys(row ?? {})).not.toContain('station.manager.visits');
    expect(rows.at(-1)).toMatchObject({ process_id: 'p0', 'station.manager.entered_at': '' });
  });
});

describe('an XLSX file, read back', () => {
  async function sheets(query: string) {
    const response = await app.request(`/api/export?format=xlsx&zone=Asia/Jerusalem${query}`);
    expect(response.status).toBe(200);
    return readSheets(Buffer.from(await response.arrayBuffer()));
  }

  it('has a sheet of processes and one of events, with real dates in the reader’s zone and no formula', async () => {
    const [processes, events] = await sheets('');
    expect([processes?.sheet, events?.sheet]).toEqual(['Processes', 'Events']);
    const told = await stored();
    expect(processes?.data).toHaveLength(told.length + 1);
    expect(events?.data).toHaveLength(told.flatMap((each) => each.events).length + 1);
    const [header = [], ...rows] = processes?.data ?? [];
    const row = rows.find((cells) => cells[0] === 'p1') ?? [];
    const cell = (name: string) => row[header.indexOf(name)];
    // A day is a fraction there: a millisecond may be lost.
    const started = cell('Started (Asia/Jerusalem)') as unknown as Date;
    expect(Math.abs(started.getTime() - Date.UTC(2025, 0, 26, 8, 1))).toBeLessThan(2);
    expect(cell('Process number')).toBe(1);
    expect(cell('מועמדת: visits')).toBe(2);
    // This reader takes a length of time for a moment after the first day there is.
    const stayed = cell('מועמדת: stayed (h:mm:ss)') as unknown as Date;
    expect(Math.abs(stayed.getTime() - Date.UTC(1899, 11, 30, 0, 4))).toBeLessThan(2);
    expect(cell('formula')).toBe('=1+1');
    expect(cell('שם')).toBe('דנה "דני" לוי');
  });

  it('has Hebrew sheets and headings for those who read Hebrew', async () => {
    const [processes] = await sheets('&language=he&q=p0');
    expect([processes?.sheet, processes?.data[0]?.[0], processes?.data.length]).toEqual([
      'תהליכים',
      'מזהה תהליך',
      2,
    ]);
  });
});

describe('an NDJSON file, read back', () => {
  it('holds each event of the store as a CloudEvent, under a name of its own', async () => {
    await app.post('cellosign/hr', {
      event: { type: 'WHP_ARCHIVE', timestamp: at(9) },
      reference: 'p3',
      sessions: ['a', 'b'].map((id) => ({
        process_id: 'p3',
        process_number: 3,
        transaction_number: 9,
        id,
        recipient: { id, name: id },
        created_at: at(6),
        submitted_at: at(8),
        labels: {},
      })),
    });
    const response = await (await app.settle(), app.request('/api/export?format=ndjson'));
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    const envelopes = lines.map((line) => new CloudEvent<Event>(JSON.parse(line) as object));
    const events = (await stored()).flatMap((each) => each.events);
    const byName = (a: Event, b: Event) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(envelopes.map(({ data }) => data as Event).sort(byName)).toEqual(events.sort(byName));
    expect(new Set(envelopes.map(({ id, source }) => `${source} ${id}`)).size).toBe(events.length);
    const [first] = envelopes;
    expect(first).toMatchObject({
      source: 'http://localhost:4100/webhooks/cellosign/hr',
      type: 'signalbox.session.created',
      workflow: 'hr',
      datacontenttype: 'application/json',
    });
    for (const envelope of envelopes) {
      expect(envelope.time).toBe(envelope.data?.occurredAt);
      expect(envelope.subject).toBe(envelope.data?.processId);
      expect(Number(envelope['sequence'])).toBe(envelope.data?.seq);
    }
  });
});

describe('the estimate of a file', () => {
  it.each(['format=csv', 'format=csv&rows=processes', 'format=json', 'format=ndjson&q=state:running'])(
    '?%s is near to the file',
    async (query) => {
      const answer = exportEstimate.parse(await app.get(`/api/export/estimate?${query}`));
      const found = await app.processes(new URLSearchParams(query).get('q') ?? '');
      const size = Buffer.byteLength(await file(`/api/export?${query}`));
      expect(answer).toMatchObject({ processes: found.length, isMore: false, passesSheet: false });
      expect((answer.bytes ?? 0) / size).toBeCloseTo(1, 0);
    },
  );

  it('is exact where there is nothing to take along', async () => {
    const answer = exportEstimate.parse(await app.get('/api/export/estimate?format=json&q=nothing'));
    expect(answer).toEqual({ processes: 0, events: 0, bytes: 17, isMore: false, passesSheet: false });
  });

  it('of a past moment is near to the file of that moment', async () => {
    const query = 'format=json&q=state:running&at=2025-01-26T06:01:00.000Z';
    const { length } = Buffer.from(await file(`/api/export?${query}`));
    const answer = exportEstimate.parse(await app.get(`/api/export/estimate?${query}`));
    expect(answer).toMatchObject({ processes: 30, events: 30, isMore: false });
    expect((answer.bytes ?? 0) / length).toBeCloseTo(1, 1);
    expect(await app.get(`/api/export/estimate?${query.replace('running', 'submitted')}`)).toMatchObject({
      processes: 0,
      events: 0,
    });
  });

  it('of one process is exact, as it is or as it was', async () => {
    for (const query of ['format=csv', 'format=xes&at=2025-01-26T06:02:00.000Z']) {
      const { length } = Buffer.from(await file(`/api/processes/p1/export?${query}`));
      const answer = exportEstimate.parse(await app.get(`/api/processes/p1/export/estimate?${query}`));
      expect(answer).toMatchObject({ processes: 1, bytes: length, isMore: false });
    }
    expect((await app.request('/api/processes/none/export/estimate?format=csv')).status).toBe(404);
  });

  it('is refused of what is made in one piece, and says of what there is one', async () => {
    for (const path of ['/api/export/estimate?format=png', '/api/processes/p1/export/estimate?format=html']) {
      const response = await app.request(path);
      expect(response.status).toBe(400);
      const { message } = (await response.json()) as { message: string };
      expect(message).toBe(
        'format: has to be one of csv, xlsx, json, ndjson, xes, ocel, ocel-sqlite: only these may become large.',
      );
    }
  });

  it('tells that a table is longer than a sheet of a spreadsheet program', async () => {
    const large = await createTestApp(
      {},
      {
        wrapStore: (store) => ({
          ...store,
          counts: async (...query) => {
            const { counts, capped } = await store.counts(...query);
            return { counts: { ...counts, running: 400_000 }, capped };
          },
        }),
      },
    );
    onTestFinished(() => large.close());
    await fill(large, 20);
    const ask = (query: string) => large.get(`/api/export/estimate?format=csv${query}`);
    expect(await ask('')).toMatchObject({ processes: 400_000, passesSheet: true });
    expect(await ask('&rows=processes')).toMatchObject({ processes: 400_000, passesSheet: false });
  });
});

describe('a file in the making', () => {
  const progress = async (id: string) => exportProgress.parse(await app.get(`/api/exports/${id}`));

  it('can be followed by the name that it was given', async () => {
    const reader = (await app.request('/api/export?format=json&id=file-one')).body!.getReader();
    expect(await progress('file-one')).toEqual({ state: 'running', share: 0, bytes: 0 });
    await reader.read();
    const { share, bytes } = await progress('file-one');
    expect(share).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(100);
    while (!(await reader.read()).done);
    expect(await progress('file-one')).toMatchObject({ state: 'done', share: 1 });
    expect((await app.request('/api/exports/file-two')).status).toBe(404);
  });

  it('is stopped by its name: what was sent is seen to be cut, and nothing goes on', async () => {
    const reader = (await app.request('/api/export?format=json&id=file-three')).body!.getReader();
    await reader.read();
    expect((await app.request('/api/exports/file-three', { method: 'DELETE' })).status).toBe(204);
    await expect(reader.read()).rejects.toThrow('The file was given up.');
    expect(await progress('file-three')).toMatchObject({ state: 'cut' });
    expect((await app.request('/api/exports/file-four', { method: 'DELETE' })).status).toBe(404);
  });

  it('is stopped without leaving anything on the disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-scratch-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const held = () =>
      existsSync('/proc/self/fd')
        ? readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(folder))
        : [];
    for (const format of ['ocel-sqlite', 'ocel', 'xlsx']) {
      const id = `stopped-${format}`;
      const reader = (await app.request(`/api/export?format=${format}&id=${id}`)).body!.getReader();
      await reader.read();
      const isSeen = existsSync('/proc/self/fd') && format !== 'xlsx';
      expect(held().length > 0).toBe(isSeen);
      expect((await app.request(`/api/exports/${id}`, { method: 'DELETE' })).status).toBe(204);
      await expect(reader.read()).rejects.toThrow('The file was given up.');
      await vi.waitFor(() => expect([held(), readdirSync(folder)]).toEqual([[], []]));
    }
  });

  it('is given up in the middle of its columns, once nobody reads it any more', async () => {
    let reads = 0;
    const counted = await createTestApp(
      {},
      {
        wrapStore: (store) => ({
          ...store,
          processes: async (query) => {
            reads += 1;
            await new Promise((resolve) => setImmediate(resolve));
            return store.processes({ ...query, limit: 1 });
          },
        }),
      },
    );
    onTestFinished(() => counted.close());
    await fill(counted, 20);
    const reader = (await counted.request('/api/export?format=csv&id=file-five')).body!.getReader();
    const reading = reader.read();
    while (reads < 3) await new Promise((resolve) => setImmediate(resolve));
    await reader.cancel();
    await reading;
    expect(await counted.get('/api/exports/file-five')).toMatchObject({ state: 'cut' });
    const read = reads;
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(reads - read).toBeLessThan(3);
  });
});
