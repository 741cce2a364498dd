import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import { hostileTexts, postMixedProcesses } from '../testing/mixed-processes.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const schema = readFileSync(new URL('fixtures/xes-ieee-1849-2016.xsd', import.meta.url), 'utf8');

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await postMixedProcesses(app);
});
afterAll(() => app.close());

type Attributes = Record<string, string | number | boolean | Date>;
interface Read {
  extensions: { prefix: string; uri: string }[];
  globals: Record<string, Attributes>;
  attributes: Attributes;
  traces: { attributes: Attributes; events: Attributes[] }[];
}

const readers: Record<string, (text: string) => Attributes[string]> = {
  string: String,
  int: Number,
  boolean: (text) => text === 'true',
  date: (text) => new Date(text),
};

/** A log after the standard's text, read apart from what wrote it. */
function readXes(xml: string): Read {
  const log: Read = { extensions: [], globals: {}, attributes: {}, traces: [] };
  const targets: Attributes[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const { key = '', value = '', scope = '', prefix = '', uri = '' } = attributes;
    const read = readers[name];
    if (read) targets.at(-1)![key] = read(value);
    if (name === 'extension') log.extensions.push({ prefix, uri });
    if (name === 'log') targets.push(log.attributes);
    if (name === 'global') targets.push((log.globals[scope] = {}));
    if (name === 'trace') log.traces.push({ attributes: {}, events: [] });
    if (name === 'trace') targets.push(log.traces.at(-1)!.attributes);
    if (name === 'event') targets.push({});
    if (name === 'event') log.traces.at(-1)!.events.push(targets.at(-1)!);
  });
  parser.on('closetag', ({ name }) => {
    if (['log', 'global', 'trace', 'event'].includes(name)) targets.pop();
  });
  parser.write(xml).close();
  return log;
}

async function download(path: string): Promise<Read> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return readXes(await response.text());
}

/** Texts come back as they were, but for what XML 1.0 has no way to hold. */
function held(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

/** The label behind the name of an attribute, as the README tells to read it. */
function labelOf(name: string): string {
  const written = name.slice('label.'.length);
  return written.replace(/_x([0-9A-F]{4,6})_/gu, (_, number: string) =>
    String.fromCodePoint(parseInt(number, 16)),
  );
}

function labelsOf(attributes: Attributes): [string, unknown][] {
  const named = Object.entries(attributes).filter(([name]) => name.startsWith('label.'));
  return named.map(([name, value]): [string, unknown] => [labelOf(name), value]).sort();
}

describe('an export as XES', () => {
  it('is taken by the official schema, of a search, of one process and of nothing', async () => {
    const searches = [
      '/api/export?format=xes',
      '/api/processes/p2/export?format=xes',
      '/api/export?format=xes&q=none',
    ];
    const files = searches.map(async (path, index) => ({
      fileName: `${index}.xes`,
      contents: await (await app.request(path)).text(),
    }));
    const { valid, errors } = await validateXML({ xml: await Promise.all(files), schema: [schema] });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  });

  it('holds every process and every event as the API tells them', async () => {
    const log = await download('/api/export?format=xes');
    const processes = await app.processes();
    expect(log.traces).toHaveLength(processes.length);
    expect(log.attributes).toMatchObject({
      'signalbox:seq': Math.max(...processes.map(({ seq }) => seq)),
      'signalbox:madeAt': new Date(app.clock.now),
    });
    for (const process of processes) {
      const path = `/api/processes/${encodeURIComponent(process.processId)}`;
      const { items } = (await app.get(`${path}/events?source=${process.source}`)) as { items: Event[] };
      const trace = log.traces.find(
        ({ attributes }) =>
          attributes['concept:name'] === process.processId &&
          attributes['signalbox:source'] === process.source,
      );
      expectToTell(trace!, process, items);
      const alone = await download(`${path}/export?format=xes&source=${process.source}`);
      expect(alone.traces).toEqual([trace]);
    }
  });

  it('names each step with its station and gives it its place in the life of a form', async () => {
    const { traces } = await download('/api/export?format=xes&q=-source:leases');
    const story = (id: string) =>
      traces
        .find(({ attributes }) => attributes['concept:name'] === id)
        ?.events.map(
          (event) => `${String(event['concept:name'])} (${String(event['lifecycle:transition'])})`,
        );
    expect(story('p1')).toEqual([
      'client: form sent (schedule)',
      'client: link opened (start)',
      'client: form loaded (unknown)',
      'client: link opened (unknown)',
      'client: form submitted (complete)',
      'מנהלת: form sent (schedule)',
      'מנהלת: form submitted (complete)',
      'process archived (complete)',
      'client: form deleted (unknown)',
    ]);
    expect(story('p2')).toEqual([
      'client: form sent (schedule)',
      'client: link opened (start)',
      'client: form expired (ate_abort)',
      'client: form deleted (unknown)',
      'manager: form sent (schedule)',
      'manager: form deleted (withdraw)',
      'HR: form sent (schedule)',
      'HR: field changed (start)',
      'HR: field changed (unknown)',
      'HR: link opened (unknown)',
    ]);
    expect(story('6720000010000000000000a1')).toEqual([
      'request launched (complete)',
      'signing opened (complete)',
      'document signed (complete)',
    ]);
  });

  it('marks what an archive told later, times of arrival, and an hour that came twice', async () => {
    const { traces } = await download('/api/export?format=xes');
    const marked = (mark: string) =>
      traces.flatMap(({ events }) => events.filter((event) => event[`signalbox:${mark}`] === true));
    expect(marked('isReconstructed').map((event) => event['concept:name'])).toEqual([
      'מנהלת: form sent',
      'מנהלת: form submitted',
    ]);
    expect(marked('isAmbiguous').map((event) => event['signalbox:occurredAtRaw'])).toEqual([
      '2025-10-26T01:30:00.000001',
    ]);
    expect(marked('isTimeOfArrival').map((event) => event['signalbox:occurredAtRaw'])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps labels apart whatever they are called', async () => {
    const { traces } = await download('/api/export?format=xes&q=TEAM:upper');
    const keys = traces.flatMap(({ attributes }) => labelsOf(attributes).map(([key]) => key));
    const sent = hostileTexts.flatMap((text) => [text, `${text}_x0041_`]);
    expect(keys.sort()).toEqual([...sent, 'TEAM', 'team', 'constructor'].sort());
  });

  it('uses no word of its own that its extension does not declare where the file says', async () => {
    const log = await download('/api/export?format=xes');
    const { uri } = log.extensions.find(({ prefix }) => prefix === 'signalbox')!;
    const response = await app.request(new URL(uri).pathname);
    expect(response.headers.get('content-type')).toMatch(/^application\/xml/u);
    const declared = readDeclared(await response.text());
    const used = new Set<string>();
    const use = (level: string, attributes: Attributes) =>
      Object.keys(attributes).forEach((key) => key.startsWith('signalbox:') && used.add(`${level} ${key}`));
    use('log', log.attributes);
    for (const { attributes, events } of log.traces) {
      use('trace', attributes);
      for (const event of events) use('event', event);
    }
    expect([...used].filter((each) => !declared.has(each))).toEqual([]);
    const prefixes = new Set(log.extensions.map(({ prefix }) => prefix));
    const all = log.traces.flatMap(({ attributes, events }) => [attributes, ...events].flatMap(Object.keys));
    const foreign = all.filter((key) => !key.startsWith('label.') && !prefixes.has(key.split(':')[0] ?? ''));
    expect(foreign).toEqual([]);
  });

  it('of a search without matches is a log without traces', async () => {
    const log = await download('/api/export?format=xes&q=nothing');
    expect(log.traces).toEqual([]);
    expect(log.attributes['signalbox:query']).toBe('nothing');
  });
});

/** Level and key of each attribute that an extension declares. */
function readDeclared(xml: string): Set<string> {
  const declared = new Set<string>();
  let level = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (['log', 'trace', 'event'].includes(name)) level = name;
    if (name in readers) declared.add(`${level} signalbox:${attributes['key'] ?? ''}`);
  });
  parser.write(xml).close();
  return declared;
}

function expectToTell(trace: Read['traces'][number], process: Process, events: Event[]): void {
  expect(trace.attributes).toMatchObject({
    'signalbox:title': held(process.title),
    'signalbox:workflow': process.workflow,
    'signalbox:state': process.state,
    'signalbox:startedAt': new Date(process.startedAt),
    'signalbox:isTest': process.isTest,
  });
  expect(trace.attributes['signalbox:completedAt']).toEqual(
    process.completedAt === null ? undefined : new Date(process.completedAt),
  );
  expect(labelsOf(trace.attributes)).toEqual(
    Object.entries(process.labels)
      .map(([key, value]): [string, unknown] => [key, held(value)])
      .sort(),
  );
  expect(trace.events.map(told)).toEqual(
    events.map((event) => [
      event.seq,
      event.type,
      event.vendorType,
      new Date(event.occurredAt),
      new Date(event.receivedAt),
      event.sessionId === null ? undefined : held(event.sessionId),
      event.transactionNumber === null ? undefined : held(String(event.transactionNumber)),
      event.reconstructed,
    ]),
  );
}

function told(event: Attributes): unknown[] {
  const own = ['seq', 'type', 'vendorType'].map((key) => event[`signalbox:${key}`]);
  return [
    ...own,
    event['time:timestamp'],
    event['signalbox:receivedAt'],
    event['concept:instance'],
    event['signalbox:transactionNumber'],
    event['signalbox:isReconstructed'],
  ];
}
