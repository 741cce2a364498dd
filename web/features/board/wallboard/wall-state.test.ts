import { expect, it } from 'vitest';
import { createTimeFormat } from '../../../lib/format-time.ts';
import { makeProcess } from '../../../lib/process.fixture.ts';
import { wallState } from './wall-state.ts';

const time = createTimeFormat('en', 'Asia/Jerusalem');
const now = Date.parse('2026-03-02T10:00:00.000Z');

it.each([
  [null, { kind: 'state', state: 'running' }],
  ['2026-03-02T09:59:59.000Z', { kind: 'late' }],
  ['2026-03-02T13:10:00.000Z', { kind: 'due', words: '15:10', isToday: true }],
  // Still the second of March in London.
  ['2026-03-02T22:30:00.000Z', { kind: 'tomorrow' }],
  ['2026-03-05T08:00:00.000Z', { kind: 'due', words: '5 Mar', isToday: false }],
])('what is due at %s is told in the zone of the viewer', (dueAt, expected) => {
  const process = { ...makeProcess(), dueAt, state: 'running' as const };
  expect(wallState(process, now, time)).toEqual(expected);
  const quiet = { ...process, quietAt: '2026-03-02T09:59:59.000Z' };
  expect(wallState(quiet, now, time)).toEqual({ kind: 'quiet' });
});
