import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { openConnection, postRequest, type Connection } from '../connection.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import type { RecordedWindow } from './recorder.ts';

const steps = [
  'WHEF_SESSION_CREATED',
  'WHEF_CLIENT_LOGGED_IN',
  'WHEF_CLIENT_FORM_LOADED',
  'WHEF_CLIENT_FORM_SUBMITTED',
] as const;
const stations = ['Candidate', 'Manager', 'HR', 'Payroll', 'Archive', 'Security'] as const;
/** Rows that are watched; few enough to stand on one screen. */
const rows = 8;
/** What was not seen by then counts as this long, in milliseconds. */
const patience = 5000;

export interface Probes {
  /** Makes the rows. The last to come stand at the top of a board that is opened next. */
  start: () => Promise<void>;
  /** Moves one row after the other for a while: from POST to the frame that shows it, in milliseconds. */
  measure: (page: Page, milliseconds: number) => Promise<Spread>;
}

export function createProbes(url: string): Probes {
  const connection = openConnection(url);
  const progress = Array.from({ length: rows }, () => 0);
  let marks = 0;

  /** The next step of a row; its mark is a label, which the row shows. */
  async function move(row: number): Promise<void> {
    const step = progress[row] ?? 0;
    progress[row] = step + 1;
    const station = Math.floor(step / steps.length) % stations.length;
    const body = {
      event: { type: steps[step % steps.length], timestamp: new Date().toISOString() },
      session: {
        id: `probe-${row}-${station}`,
        reference: processId(row),
        process_id: processId(row),
        process_number: 9_000_000 + row,
        transaction_number: 9_000_000 + row * stations.length + station,
        recipient: { id: station + 1, name: stations[station] },
        labels: { mark: markText(marks) },
      },
    };
    await post(connection, postRequest('/webhooks/cellosign/probes', JSON.stringify(body)));
  }

  return {
    async start() {
      for (let row = 0; row < rows; row += 1) await move(row);
    },
    async measure(page, milliseconds) {
      const offset = await clockOffset(page);
      const times: number[] = [];
      const end = performance.now() + milliseconds;
      for (let row = 0; performance.now() < end; row = (row + 1) % rows) {
        marks += 1;
        const seen = page.evaluate(
          ([path, text, longest]) => {
            const { recorder } = window as unknown as RecordedWindow;
            const never = new Promise<null>((resolve) => setTimeout(() => resolve(null), longest));
            return Promise.race([recorder.seen(path, text), never]);
          },
          [`/processes/${processId(row)}`, markText(marks), patience] as const,
        );
        // The page must be waiting before there is anything to see.
        await page.evaluate(() => undefined);
        const posted = performance.timeOrigin + performance.now();
        await move(row);
        const at = await seen;
        times.push(at === null ? patience : at + offset - posted);
        await sleep(40 + (marks % 9) * 7);
      }
      return spreadOf(times);
    },
  };
}

const processId = (row: number) => `probe-${row}`;
/** As long as any other, so that none is the beginning of another. */
const markText = (mark: number) => `mark-${String(mark).padStart(6, '0')}`;

function post(connection: Connection, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) =>
    connection.send(request, (status) => {
      if (status === 200) resolve();
      else reject(new Error(`a probe was answered with ${status}`));
    }),
  );
}

/** What to add to the page's clock to get ours; of several looks the one that took the shortest. */
async function clockOffset(page: Page): Promise<number> {
  let [best, shortest] = [0, Infinity];
  for (let look = 0; look < 30; look += 1) {
    const before = performance.timeOrigin + performance.now();
    const theirs = await page.evaluate(() => (window as unknown as RecordedWindow).recorder.now());
    const after = performance.timeOrigin + performance.now();
    if (after - before < shortest) [best, shortest] = [(before + after) / 2 - theirs, after - before];
  }
  return best;
}
