import readSheets from 'read-excel-file/node';
import { expect, it, onTestFinished } from 'vitest';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp } from '../testing/test-app.ts';
import { again } from './again.ts';
import { columnsOf } from './columns.ts';
import type { ExportedProcess } from './timeline-rows.ts';
import { createXlsx } from './xlsx.ts';

it('a table that is longer than a sheet goes on in the next ones', async () => {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  for (let index = 0; index < 7; index += 1)
    await app.post(
      'cellosign/hr',
      notificationOf(`p${index}`, undefined, { labels: { team: 'north', a: 'b' } }),
    );
  await app.settle();
  const { processes } = (await app.get('/api/export?format=json&sort=oldest')) as {
    processes: ExportedProcess[];
  };
  const all = again(processes.map((each) => ({ ...each, archive: null })));
  const pieces: Uint8Array[] = [];
  const limited = createXlsx(4);
  const content = {
    processes: all,
    columns: () => columnsOf(all),
    rows: 'events' as const,
    reader: { language: 'en' as const, zone: 'UTC' },
    provenance: { madeAt: 0, seq: 7, q: '', address: 'http://localhost:4100' },
  };
  for await (const piece of limited.write(content)) pieces.push(piece as Uint8Array);

  const sheets = await readSheets(Buffer.concat(pieces));
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Processes', 4],
    ['Processes 2', 4],
    ['Processes 3', 2],
    ['Events', 4],
    ['Events 2', 4],
    ['Events 3', 2],
  ]);
  const rows = sheets.slice(0, 3).flatMap(({ data: [header, ...rows] }) => {
    expect(header?.[0]).toBe('Process ID');
    return rows;
  });
  expect(rows.map(([id]) => id).sort()).toEqual(processes.map(({ process }) => process.processId).sort());
});
