import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import { notificationOf } from '../testing/bodies.ts';
import { hasLibreOffice, type OpenedCell, openInLibreOffice } from '../testing/open-in-libreoffice.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const labels: Record<string, string> = {
  שם: 'דנה "דני" לוי, ב״ה',
  formula: '=1+1',
  function: '@SUM(1;2)',
  minus: '-2+3',
  link: '=HYPERLINK("http://evil.example";"press")',
  lines: 'first\nsecond "quoted"',
  marks: 'a,b;c\ttab <b>&amp;</b>  two spaces',
  nurse: '👩🏽‍⚕️ ok',
  card: '123456789012345',
  longer: '12345678901234567890',
  zeros: '00123',
  escape: '_x0041_',
};
/** What a CSV cannot tell from a number, and spreadsheets therefore take for one. */
const numbers = ['card', 'longer', 'zeros'];

let app: TestApp;
let process: Process;
let events: Event[];
beforeAll(async () => {
  app = await createTestApp();
  const step = (type: string, timestamp: string) =>
    app.post('cellosign/hr', {
      ...notificationOf('p1', type, {
        id: 's1',
        process_number: '0051',
        recipient: { id: '=1', name: 'מועמדת' },
        labels,
      }),
      event: { type, timestamp },
    });
  await step('WHEF_SESSION_CREATED', '2025-01-26T08:01:00.000001');
  await step('WHEF_CLIENT_FORM_SUBMITTED', '2025-07-26T09:30:15.250000');
  await app.settle();
  ({ process } = (await app.get('/api/processes/p1')) as { process: Process });
  ({ items: events } = (await app.get('/api/processes/p1/events')) as { items: Event[] });
});
afterAll(() => app.close());

async function opened(
  name: string,
  query: string,
): Promise<{ tables: OpenedCell[][][]; description: string }> {
  const response = await app.request(`/api/export?zone=Asia/Jerusalem&${query}`);
  const { sheets, description } = openInLibreOffice(name, new Uint8Array(await response.arrayBuffer()));
  return { tables: [...sheets.values()], description };
}

function byHeading([header, ...rows]: OpenedCell[][]): Map<string, OpenedCell>[] {
  return rows.map((row) => new Map(row.map((cell, index) => [header?.[index]?.text ?? '', cell])));
}

describe.skipIf(!hasLibreOffice)(
  hasLibreOffice ? 'LibreOffice opens' : 'LibreOffice opens (not run: needs LibreOffice)',
  { timeout: 60_000 },
  () => {
    it('a CSV file without a formula or a broken character', async () => {
      const { tables } = await opened('events.csv', 'format=csv');
      const [sheet = []] = tables;
      expect(sheet.flat().filter(({ isFormula }) => isFormula)).toEqual([]);
      const rows = byHeading(sheet);
      expect(rows).toHaveLength(events.length);
      expect([...(rows[0]?.keys() ?? [])][0]).toBe('seq');
      for (const [index, row] of rows.entries()) {
        expect(row.get('station')?.text).toBe('מועמדת');
        expect(row.get('recipient_id')?.text).toBe("'=1");
        expect(row.get('occurred_at')?.text).toBe(events[index]?.occurredAt);
        for (const [key, value] of Object.entries(labels)) {
          const cell = row.get(`label.${key}`);
          if (numbers.includes(key)) expect(Number(cell?.value)).toBeCloseTo(Number(value), -8);
          else expect(cell?.text).toBe(/^[=@-]/u.test(value) ? `'${value}` : value);
        }
      }
    });

    it('an XLSX file with every text as it was sent, numbers whole and real dates', async () => {
      const query = 'format=xlsx&q=state:submitted&at=2025-12-01T00:00:00.000Z';
      const { tables, description } = await opened('table.xlsx', query);
      const [processes = [], told = []] = tables;
      expect(description).toContain('As of: 2025-12-01T00:00:00.000Z');
      expect(description).toContain('Search: state:submitted');
      expect([...processes, ...told].flat().filter(({ isFormula }) => isFormula)).toEqual([]);
      const [row] = byHeading(processes);
      const rows = byHeading(told);
      expect(rows).toHaveLength(events.length);
      for (const each of [row, ...rows])
        for (const [key, value] of Object.entries(labels))
          expect(each?.get(key)).toMatchObject({ text: value, kind: 'string' });
      expect(row?.get('Process number')).toMatchObject({ text: '0051', kind: 'string' });
      // On the wall clock of the reader's zone, in winter and in summer.
      const moments = rows.map((each) => each.get('Happened (Asia/Jerusalem)'));
      expect(moments.map((cell) => [cell?.kind, cell?.value?.slice(0, 21)])).toEqual([
        ['date', '2025-01-26T08:01:00'],
        ['date', '2025-07-26T09:30:15.2'],
      ]);
      expect(row?.get('Started (Asia/Jerusalem)')?.value).toBe('2025-01-26T08:01:00');
      expect(process.startedAt).toBe('2025-01-26T06:01:00.000Z');
    });
  },
);
