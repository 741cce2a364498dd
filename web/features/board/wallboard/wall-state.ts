import type { Process } from '../../../../shared/process.ts';
import type { TimeFormat } from '../../../lib/format-time.ts';

const day = 24 * 60 * 60_000;

/** What the last column says of a process. */
export type WallState =
  | { kind: 'late' }
  /** Silent for so long that it is hardly late any more. */
  | { kind: 'quiet' }
  /** A time, or a date where it is not today. */
  | { kind: 'due'; words: string; isToday: boolean }
  | { kind: 'tomorrow' }
  | { kind: 'state'; state: Process['state'] };

/** Late or quiet, or when it will be late; nothing is due where nothing was learned yet, or where it ended. */
export function wallState({ dueAt, quietAt, state }: Process, now: number, time: TimeFormat): WallState {
  if (quietAt !== null && Date.parse(quietAt) <= now) return { kind: 'quiet' };
  if (dueAt === null) return { kind: 'state', state };
  const due = Date.parse(dueAt);
  if (due <= now) return { kind: 'late' };
  const date = time.date(due);
  if (date === time.date(now)) return { kind: 'due', words: time.clock(due), isToday: true };
  return date === time.date(now + day) ? { kind: 'tomorrow' } : { kind: 'due', words: date, isToday: false };
}
