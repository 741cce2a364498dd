import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { beforeAll, afterAll, expect, it } from 'vitest';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

// More labels and stations than a table has columns for: a sender may make up new ones without an end.

/** A process keeps 200 labels; some of these it shares with the next. */
const labelsOf = (process: number) =>
  Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key ${process * 180 + index}`, `${index}`]));
const tagged = Array.from({ length: 7 }, (_, index) => ({ id: `tagged-${index}`, labels: labelsOf(index) }));
const distinct = 6 * 180 + 200;

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  for (const { id, labels } of tagged)
    await app.post('cellosign/hr', notificationOf(id, undefined, { id: `session of ${id}`, labels }));
  for (let index = 1; index <= 252; index += 1) {
    const step = { id: `walk-${index}`, recipient: { id: index, name: `Station ${index}` }, labels: {} };
    await app.post('cellosign/hr', notificationOf('walked', undefined, step));
  }
  await app.settle();
});
afterAll(() => app.close());

async function file(query: string): Promise<Buffer> {
  const response = await app.request(`/api/export?${query}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

type Row = Record<string, string>;

/** The labels of a row, those without a column included. */
function labelsIn(row: Row): Row {
  const own = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith('label.') && value !== '' ? [[name.slice('label.'.length), value] as const] : [],
  );
  return { ...Object.fromEntries(own), ...(JSON.parse(row['other_labels'] || '{}') as Row) };
}

it.each(['events', 'processes'])(
  'a CSV file of %s tells all labels in a thousand columns and one',
  async (rows) => {
    const table = parse<Row>(await file(`format=csv&rows=${rows}`), { columns: true, bom: true });
    const names = Object.keys(table[0] ?? {});
    expect(names.filter((name) => name.startsWith('label.'))).toHaveLength(1000);
    // What two have comes before what only one has.
    expect(names).toContain('label.key 1090');
    for (const { id, labels } of tagged)
      expect(labelsIn(table.find((row) => row['process_id'] === id) ?? {})).toEqual(labels);
  },
);

it('tells stations past the commonest in one column, as JSON', async () => {
  const table = parse<Row>(await file('format=csv&rows=processes'), { columns: true, bom: true });
  const names = Object.keys(table[0] ?? {});
  expect(names.filter((name) => /^station\..*\.entered_at$/u.test(name))).toHaveLength(250);
  const row = table.find(({ process_id }) => process_id === 'walked');
  const others = JSON.parse(row?.['other_stations'] ?? '') as Record<string, { entered_at: string }>;
  expect(Object.keys(others)).toHaveLength(253 - 250);
  for (const { entered_at } of Object.values(others)) expect(Date.parse(entered_at)).toBeGreaterThan(0);
});

it('a workbook tells the same', async () => {
  const [processes, events] = await readSheets(await file('format=xlsx'));
  for (const data of [processes?.data, events?.data]) {
    const [header = [], ...rows] = data ?? [];
    expect(header.at(-1)).toBe('Labels without a column of their own');
    const others = rows.map((row) => JSON.parse(String(row.at(-1) ?? '{}')) as Row);
    expect(new Set(others.flatMap((each) => Object.keys(each))).size).toBe(distinct - 1000);
  }
});
