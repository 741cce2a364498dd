import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { notificationOf } from '../testing/bodies.ts';
import { hostileTexts, postMixedProcesses } from '../testing/mixed-processes.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const ajv = new Ajv({ strict: true });
// As RFC 3339 has it.
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
ajv.addFormat('date-time', (text) => dateTime.test(text) && !Number.isNaN(Date.parse(text)));
const schema = readFileSync(new URL('fixtures/ocel20-schema.json', import.meta.url), 'utf8');
const isOcel = ajv.compile(JSON.parse(schema) as object);

interface Related {
  relationships: { objectId: string; qualifier: string }[];
}
interface Ocel {
  eventTypes: { name: string; attributes: { name: string; type: string }[] }[];
  objectTypes: Ocel['eventTypes'];
  events: ({
    id: string;
    type: string;
    time: string;
    attributes: { name: string; value: string }[];
  } & Related)[];
  objects: ({
    id: string;
    type: string;
    attributes: { name: string; value: string; time: string }[];
  } & Related)[];
}

/** The folder for temporary files of all these tests, which has to be empty after them. */
let folder: string;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await postMixedProcesses(app);
  folder = mkdtempSync(join(tmpdir(), 'signalbox-ocel-'));
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('TEMP', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await app.close();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

async function bytesOf(path: string): Promise<Buffer> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** A log as JSON, which the official schema must take, and which must keep the rules that a schema cannot say. */
async function readJson(path: string): Promise<Ocel> {
  const log = JSON.parse((await bytesOf(path)).toString()) as Ocel;
  isOcel(log);
  expect(isOcel.errors).toBeNull();
  expectToKeepTheRules(log);
  return log;
}

/** What the text of OCEL 2.0 asks for: ids and types once, nothing undeclared, no relation to what is not there. */
function expectToKeepTheRules({ eventTypes, objectTypes, events, objects }: Ocel): void {
  const forms: Record<string, RegExp> = {
    string: /^/u,
    integer: /^-?\d+$/u,
    boolean: /^(?:true|false)$/u,
    time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u,
  };
  for (const [types, all] of [
    [eventTypes, events],
    [objectTypes, objects],
  ] as const) {
    const declared = new Map(types.map(({ name, attributes }) => [name, attributes]));
    expect(declared.size).toBe(types.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { type, attributes } of all) {
      const ofType = new Map(declared.get(type)!.map((each) => [each.name, each.type]));
      for (const { name, value } of attributes) expect(value).toMatch(forms[ofType.get(name)!]!);
    }
  }
  const ids = new Set(objects.map(({ id }) => id));
  for (const { relationships } of [...events, ...objects]) {
    expect(relationships.filter(({ objectId }) => !ids.has(objectId))).toEqual([]);
    expect(new Set(relationships.map((each) => JSON.stringify(each))).size).toBe(relationships.length);
  }
  expect(events.filter(({ relationships }) => relationships.length === 0)).toEqual([]);
}

type Row = Record<string, string | number | null>;
const jsonTypes: Record<string, string> = {
  TEXT: 'string',
  TIMESTAMP: 'time',
  INTEGER: 'integer',
  BOOLEAN: 'boolean',
};

/** A log as SQLite, read after the text of the standard and with its keys checked, told as JSON would. */
async function readSqlite(path: string): Promise<Ocel> {
  const own = mkdtempSync(join(tmpdir(), 'read-'));
  const file = join(own, 'log.sqlite');
  writeFileSync(file, await bytesOf(path));
  const database = new Database(file, { readonly: true });
  const all = (sql: string, ...values: unknown[]) => database.prepare<unknown[], Row>(sql).all(...values);
  expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);

  const typesOf = (kind: string) =>
    all(`SELECT * FROM ${kind}_map_type ORDER BY ocel_type`).map(({ ocel_type, ocel_type_map }) => {
      const columns = all('SELECT * FROM pragma_table_info(?)', `${kind}_${ocel_type_map}`);
      const own = columns.filter((each) => !/^ocel_(?:id|time|changed_field)$/u.test(String(each['name'])));
      const attributes = own.map((each) => ({ name: String(each['name']), type: jsonTypes[each['type']!]! }));
      return { name: String(ocel_type), table: `"${kind}_${ocel_type_map}"`, attributes };
    });
  const valuesOf = (row: Row, attributes: { name: string; type: string }[]) =>
    attributes
      .filter(
        ({ name }) =>
          row[name] !== null && [null, undefined, name].includes(row['ocel_changed_field'] as string),
      )
      .map(({ name, type }) => ({
        name,
        value: type === 'boolean' ? String(row[name] === 1) : String(row[name]),
      }));
  const relationsOf = (table: string, from: string, to: string, id: string) =>
    all(`SELECT * FROM ${table} WHERE ${from} = ?`, id).map((row) => ({
      objectId: String(row[to]),
      qualifier: String(row['ocel_qualifier']),
    }));

  const [eventTypes, objectTypes] = [typesOf('event'), typesOf('object')];
  const rowsOf = (types: typeof eventTypes, type: unknown, id: unknown) => {
    const { table, attributes } = types.find(({ name }) => name === type)!;
    return all(`SELECT * FROM ${table} WHERE ocel_id = ?`, id).map((row) => ({
      time: String(row['ocel_time']),
      values: valuesOf(row, attributes),
    }));
  };
  const events = all('SELECT * FROM event ORDER BY rowid').map(({ ocel_id: id, ocel_type: type }) => {
    const [row, ...others] = rowsOf(eventTypes, type, id);
    expect(others).toEqual([]);
    const relationships = relationsOf('event_object', 'ocel_event_id', 'ocel_object_id', String(id));
    return { id: String(id), type: String(type), time: row!.time, attributes: row!.values, relationships };
  });
  const objects = all('SELECT * FROM object ORDER BY rowid').map(({ ocel_id: id, ocel_type: type }) => {
    const rows = rowsOf(objectTypes, type, id);
    const attributes = rows.flatMap(({ time, values }) => values.map((each) => ({ ...each, time })));
    const relationships = relationsOf('object_object', 'ocel_source_id', 'ocel_target_id', String(id));
    return { id: String(id), type: String(type), attributes, relationships };
  });
  const inTables = [...eventTypes, ...objectTypes].flatMap(({ name, table }) =>
    all(`SELECT DISTINCT ocel_id FROM ${table}`).map(({ ocel_id }) => `${name} ${ocel_id}`),
  );
  expect(new Set(inTables)).toEqual(new Set([...events, ...objects].map(({ type, id }) => `${type} ${id}`)));
  database.close();
  rmSync(own, { recursive: true });
  const declared = (types: typeof eventTypes) => types.map(({ name, attributes }) => ({ name, attributes }));
  return { eventTypes: declared(eventTypes), objectTypes: declared(objectTypes), events, objects };
}

function valuesOf(
  each: { attributes: { name: string; value: string; time?: string }[] } | undefined,
  name: string,
) {
  return each?.attributes
    .filter((attribute) => attribute.name === name)
    .map(({ value, time }) => [value, time]);
}

function related(each: Related, qualifier: string): string[] {
  return each.relationships.filter((one) => one.qualifier === qualifier).map(({ objectId }) => objectId);
}

/** A database holds no half of a character. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

const beginning = '1970-01-01T00:00:00.000Z';

describe('an export as OCEL', () => {
  it('tells every process and every event as the API does, in JSON that the official schema takes', async () => {
    const log = await readJson('/api/export?format=ocel');
    const processes = await app.processes();
    expect(log.objects.filter(({ type }) => type === 'process')).toHaveLength(processes.length);
    expect(log.events).toHaveLength(9 + 10 + 1 + 1 + 3);
    for (const process of processes) {
      const path = `/api/processes/${encodeURIComponent(process.processId)}`;
      const { items } = (await app.get(`${path}/events?source=${process.source}`)) as { items: Event[] };
      const object = log.objects.find(
        (each) =>
          valuesOf(each, 'process_id')?.[0]?.[0] === process.processId &&
          valuesOf(each, 'source')?.[0]?.[0] === process.source,
      )!;
      expect(valuesOf(object, 'title')).toEqual([[whole(process.title), beginning]]);
      expect(valuesOf(object, 'state')?.at(-1)?.[0]).toBe(process.state);
      const own = log.events.filter((event) => related(event, 'process').includes(object.id));
      const told = own.map((event) => [
        event.time,
        ...['seq', 'type'].map((name) => valuesOf(event, name)![0]![0]),
      ]);
      expect(told).toEqual(items.map(({ occurredAt, seq, type }) => [occurredAt, String(seq), type]));
      const sessions = log.objects.filter((each) => related(each, 'part of').includes(object.id));
      expect(
        sessions.map((each) => [valuesOf(each, 'station')?.[0]?.[0], valuesOf(each, 'state')?.at(-1)?.[0]]),
      ).toEqual(process.stations.flatMap(({ name, sessions: all }) => all.map(({ state }) => [name, state])));
      const alone = await readJson(`${path}/export?format=ocel&source=${process.source}`);
      expect(alone.events).toEqual(own);
    }
  });

  it('is the same log in SQLite, with the keys that the standard asks for', async () => {
    expect(await readSqlite('/api/export?format=ocel-sqlite')).toEqual(
      await readJson('/api/export?format=ocel'),
    );
    expect(await readSqlite('/api/processes/p2/export?format=ocel-sqlite')).toEqual(
      await readJson('/api/processes/p2/export?format=ocel'),
    );
  });

  it('tells since when a process and a session are in which state', async () => {
    const { objects } = await readJson('/api/export?format=ocel&q=source:hr');
    const states = (id: string) =>
      valuesOf(
        objects.find((each) => each.id === id),
        'state',
      );
    const day = (time: string) => `2025-01-26T${time}:00.000Z`;
    expect(states('process/cellosign/hr/p1')).toEqual([
      ['running', beginning],
      ['completed', day('06:09')],
    ]);
    expect(states('session/cellosign/hr/p1/s1')).toEqual([
      ['waiting', beginning],
      ['opened', day('06:02')],
      ['filling', day('06:03')],
      ['submitted', day('06:05')],
    ]);
    expect(states('session/cellosign/hr/p2/s3')?.map(([state]) => state)).toEqual([
      'waiting',
      'opened',
      'expired',
    ]);
    expect(states('session/cellosign/hr/p2/s4')?.map(([state]) => state)).toEqual(['waiting', 'deleted']);
    expect(states('session/cellosign/hr/p2/s5')?.map(([state]) => state)).toEqual(['waiting', 'filling']);
  });

  it('relates sessions to their recipients and an archive to its documents, with their hashes', async () => {
    const { objects, events } = await readJson('/api/export?format=ocel&q=source:hr');
    const [document, ...others] = objects.filter(({ type }) => type === 'document');
    expect(others).toEqual([]);
    expect(valuesOf(document, 'name')).toEqual([['חוזה.pdf', beginning]]);
    expect(valuesOf(document, 'sha256')?.[0]?.[0]).toBe(createHash('sha256').update('signed').digest('hex'));
    expect(related(document!, 'archived from')).toEqual(['process/cellosign/hr/p1']);
    const archived = events.find(({ type }) => type === 'process archived')!;
    expect(related(archived, 'document')).toEqual([document!.id]);
    const client = 'recipient/cellosign/hr/1/client';
    const sent = objects.filter((each) => related(each, 'sent to').includes(client)).map(({ id }) => id);
    expect(sent).toEqual(['session/cellosign/hr/p1/s1', 'session/cellosign/hr/p2/s3']);
    expect(events.filter((each) => related(each, 'recipient').includes(client))).toHaveLength(6 + 4);
  });

  it('keeps labels apart whatever they are called', async () => {
    const { objects } = await readJson('/api/export?format=ocel&q=TEAM:upper');
    const [process] = objects;
    const labels = process!.attributes.filter(({ name }) => name.startsWith('label.'));
    const others = JSON.parse(valuesOf(process, 'other_labels')![0]![0]!) as Record<string, string>;
    const told = [
      ...labels.map(({ name, value }) => [name.slice('label.'.length), value]),
      ...Object.entries(others),
    ];
    const sent = hostileTexts.flatMap((text) => [
      [text, text],
      [`${text}_x0041_`, 'A'],
    ]);
    const expected = [...sent, ['TEAM', 'upper'], ['team', 'lower'], ['constructor', 'c']];
    const byKey = (all: string[][]) => new Map(all.map(([key = '', value = '']) => [key, whole(value)]));
    expect(byKey(told)).toEqual(byKey(expected));
    expect(others).toHaveProperty('team', 'lower');
  });

  it('relates a request to the one that it was made from where both are in the file', async () => {
    const send = (signatureRequestId: string, action: string, more: object = {}) =>
      app.post('ignisign/contracts', {
        topic: 'SIGNATURE_REQUEST',
        action,
        msgNature: 'INFO',
        content: { signatureRequestId, ...more },
      });
    await send('6720000010000000000000b1', 'CHILDREN_GENERATED');
    await send('6720000010000000000000b2', 'INITIALIZED', {
      initialSignatureRequestId: '6720000010000000000000b1',
    });
    await app.settle();
    const both = await readJson('/api/export?format=ocel');
    const child = both.objects.find((each) => valuesOf(each, 'parent_id')?.length === 1)!;
    expect(related(child, 'made from')).toEqual(['process/ignisign/contracts/6720000010000000000000b1']);
    const alone = await readJson('/api/processes/6720000010000000000000b2/export?format=ocel');
    expect(alone.objects.map(({ relationships }) => relationships)).toEqual([[]]);
  });

  it('holds what requests want signed, once in all that are about it', async () => {
    const sign = (request: string, action: string, minute: number) =>
      app.post('ignisign/offers', {
        topic: 'SIGNATURE',
        action,
        msgNature: 'INFO',
        content: {
          signatureRequestId: `request-${request}`,
          signerId: `signer-${request}-${minute}`,
          documentId: 'lease/7',
        },
      });
    await sign('c1', 'FINALIZED', 1);
    await sign('c2', 'FINALIZED', 2);
    await app.settle();
    const { objects, events } = await readJson('/api/export?format=ocel&q=source:offers');
    const documents = objects.filter(({ type }) => type === 'document');
    expect(documents.map(({ id }) => id)).toEqual(['document/ignisign/offers/lease%2F7']);
    expect(valuesOf(documents[0], 'document_id')).toEqual([['lease/7', beginning]]);
    expect(related(documents[0]!, 'to be signed in').sort()).toEqual([
      'process/ignisign/offers/request-c1',
      'process/ignisign/offers/request-c2',
    ]);
    expect(events.length).toBeGreaterThan(1);
    for (const event of events) expect(related(event, 'document')).toEqual([documents[0]!.id]);
  });

  it('of a search without matches is a log without events', async () => {
    const log = await readJson('/api/export?format=ocel&q=nothing');
    expect(log).toMatchObject({ events: [], objects: [], eventTypes: [] });
    expect(await readSqlite('/api/export?format=ocel-sqlite&q=nothing')).toEqual(log);
  });

  it('is a file of its own name and type', async () => {
    const headers = async (format: string) => {
      const response = await app.request(`/api/export?format=${format}`);
      await response.arrayBuffer();
      return [response.headers.get('content-type'), response.headers.get('content-disposition')];
    };
    expect(await headers('ocel')).toMatchObject([
      /^application\/json/u,
      /signalbox-2026-11-21-\d{4}\.jsonocel"/u,
    ]);
    expect(await headers('ocel-sqlite')).toMatchObject([/^application\/vnd\.sqlite3$/u, /-21\.sqlite"/u]);
  });

  it('that is given up leaves nothing behind', async () => {
    const bodies = Array.from({ length: 250 }, (_, index) => notificationOf(`p${index}`));
    await Promise.all(bodies.map((body) => app.post('cellosign', body)));
    await app.settle();
    for (const format of ['ocel', 'ocel-sqlite']) {
      for (const pieces of [1, 2]) {
        const reader = (await app.request(`/api/export?format=${format}`)).body!.getReader();
        for (let read = 0; read < pieces; read += 1) expect((await reader.read()).done).toBe(false);
        await reader.cancel();
        await expect.poll(openScratchFiles).toEqual([]);
      }
    }
  });
});

/** Files of the folder for temporary files that this program still has open, where the system tells. */
function openScratchFiles(): string[] {
  if (process.platform !== 'linux') return [];
  const files = readdirSync('/proc/self/fd').map((each) => {
    try {
      return readlinkSync(`/proc/self/fd/${each}`);
    } catch {
      return '';
    }
  });
  return files.filter((path) => path.startsWith(process.env['TMPDIR'] ?? ''));
}
