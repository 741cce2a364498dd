import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { Sort } from '../../../shared/api.ts';
import { BadCursorError } from '../store.ts';
import { processes } from './projection-schema.ts';

/** What tells the place of a row in any list. */
export const rowColumns = {
  id: processes.id,
  seq: processes.seq,
  startedAt: processes.startedAt,
  number: processes.number,
  attention: processes.attention,
};
export type Row = Record<keyof typeof rowColumns, number>;

/** What a list is ordered by: one column, with the key deciding between equals. */
const orders = {
  updated: { column: processes.seq, descending: true, value: (row: Row) => row.seq },
  started: { column: processes.startedAt, descending: true, value: (row: Row) => row.startedAt },
  oldest: { column: processes.startedAt, descending: false, value: (row: Row) => row.startedAt },
  number: { column: processes.number, descending: true, value: (row: Row) => row.number },
  attention: { column: processes.attention, descending: false, value: (row: Row) => row.attention },
} as const satisfies Record<Sort, unknown>;

/** A place in a list: of the row that has this key and this value in the column of the list's order. */
export interface Place {
  value: number;
  id: number;
}

export function placeOf(sort: Sort, row: Row): Place {
  return { value: orders[sort].value(row), id: row.id };
}

export function orderBy(sort: Sort): [SQL, SQL] {
  const { column, descending } = orders[sort];
  return descending ? [desc(column), desc(processes.id)] : [asc(column), asc(processes.id)];
}

/** The rows behind a place. */
export function beyond(sort: Sort, { value, id }: Place): SQL {
  const { column, descending } = orders[sort];
  const position = sql`(${column}, ${processes.id})`;
  return descending ? sql`${position} < (${value}, ${id})` : sql`${position} > (${value}, ${id})`;
}

/** The rows up to a place, which is one of them. */
export function upTo(sort: Sort, { value, id }: Place): SQL {
  const { column, descending } = orders[sort];
  const position = sql`(${column}, ${processes.id})`;
  return descending ? sql`${position} >= (${value}, ${id})` : sql`${position} <= (${value}, ${id})`;
}

export function writeCursor(sort: Sort, { value, id }: Place): string {
  return `${sort}.${value}.${id}`;
}

/** Throws `BadCursorError` for what is none of a list in this order. */
export function readCursor(sort: Sort, cursor: string): Place {
  const [name, value, id, ...more] = cursor.split('.');
  const numbers = [value, id].map((part) =>
    part !== undefined && /^-?\d{1,16}$/u.test(part) ? Number(part) : null,
  );
  const [first, second] = numbers;
  if (name !== sort || more.length > 0 || typeof first !== 'number' || typeof second !== 'number') {
    throw new BadCursorError(`not a cursor of a list sorted by ${sort}`);
  }
  return { value: first, id: second };
}
