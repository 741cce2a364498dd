import { expect, it } from 'vitest';
import { createTimeFormat } from '../../../lib/format-time.ts';
import { i18n, loadWords } from '../../../lib/i18n.ts';
import { at, makeProcess, makeStation, minute, morning } from '../../../lib/process.fixture.ts';
import { cellText } from './cell-text.ts';
import type { MoreColumn } from './column.ts';

const process = makeProcess({
  stations: [
    makeStation('Candidate', 'submitted', { created: 0, submitted: 10 }),
    makeStation('Manager', 'opened', { created: 10, loggedIn: 20 }),
    makeStation('HR', 'waiting', { created: 30 }),
  ],
  labels: { department: 'נוירולוגיה' },
  startedAt: at(0),
  dueAt: at(100),
});

async function say(column: MoreColumn, minutes: number) {
  await loadWords('columns');
  const t = i18n.getFixedT('en', ['columns']);
  const time = createTimeFormat('en', 'UTC', () => morning);
  const { words, detail, late } = cellText(column, process, { now: morning + minutes * minute, t, time });
  return { words: words.replaceAll(/[\u2068\u2069]/gu, ''), detail, late };
}

it.each([
  ['number', '#51'],
  ['holder', 'Manager, HR'],
  ['waiting', '50 min'],
  ['progress', '1 of 3'],
  ['label:department', 'נוירולוגיה'],
  ['label:constructor', ''],
  ['completed', ''],
] as const)('the column %s says %s', async (column, words) => {
  expect(await say(column, 60)).toMatchObject({ words, late: false });
});

it('a due time is called late once it has passed', async () => {
  expect(await say('due', 60)).toEqual({ words: '2 Mar', detail: '09:40', late: false });
  expect(await say('due', 100)).toEqual({ words: 'Late', detail: '2 Mar 09:40', late: true });
});
