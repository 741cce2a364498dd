import type { Process } from '../../../../shared/process.ts';
import type { TimeFormat } from '../../../lib/format-time.ts';

const day = 24 * 60 * 60_000;

/** What the last column says of a process. */
export type WallState =
  | { kind: 'late' }
  /** A time, or a date where it is not today. */
  | { kind: 'due'; words: string; isToday: boolean }
  | { kind: 'tomorrow' }
  | { kind: 'state'; state: Process['state'] };

/** Late, or when it will be; nothing is due where nothing was learned yet, or where it ended. */
export function wallState({ dueAt, state }: Process, now: number, time: TimeFormat): WallState {
  if (dueAt === null) return { kind: 'state', state };
  const due = Date.parse(dueAt);
  if (due <= now) return { kind: 'late' };
  const date = time.date(due);
  if (date === time.date(now)) return { kind: 'due', words: time.clock(due), isToday: true };
  return date === time.date(now + day) ? { kind: 'tomorrow' } : { kind: 'due', words: date, isToday: false };
}
