import { expect, test } from 'vitest';
import type { Process, Station } from '../../shared/process.ts';
import { processCells } from './process-cells.ts';

const session = (transactionNumber: number) => ({ transactionNumber, createdAt: '2026-01-01T08:00:00.000Z' });
const station = (name: string, state: Station['state'], ...numbers: number[]) =>
  ({ name, state, ...session(1), sessions: numbers.map(session) }) as Station;
const told = {
  state: 'running',
  stations: [
    station('Client', 'submitted', 7),
    station('Manager', 'waiting', 8, 8),
    station('HR', 'opened', 9),
  ],
  startedAt: '2026-01-01T07:00:00.000Z',
  lastEventAt: '2026-01-01T08:00:00.000Z',
  dueAt: '2026-01-02T00:00:00.000Z',
} as Process;

test('tells where a process stands and whether it is late at that moment', () => {
  const due = Date.parse('2026-01-02');
  expect(processCells(told, due)).toMatchObject({
    transaction_numbers: '7; 8; 9',
    at_station: 'Manager; HR',
    waiting_since: '2026-01-01T08:00:00.000Z',
    due_at: '2026-01-02T00:00:00.000Z',
    is_late: true,
  });
  expect(processCells(told, due - 1).is_late).toBe(false);
  expect(processCells({ ...told, dueAt: null }, due)).toMatchObject({ due_at: null, is_late: false });
});
