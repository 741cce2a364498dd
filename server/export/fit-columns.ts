import type { SheetCell } from './sheet-xml.ts';

export interface SheetColumns {
  header: string[];
  rows: AsyncIterable<SheetCell[]>;
}

/** A table in no more columns than a sheet has: what has none of its own is told in the last one, as JSON, by its heading. */
export function fitColumns<Table extends SheetColumns>(table: Table, most: number, rest: string): Table {
  const { header, rows } = table;
  if (header.length <= most) return table;
  const [own, others] = [header.slice(0, most - 1), header.slice(most - 1)];
  return {
    ...table,
    header: [...own, rest],
    rows: {
      async *[Symbol.asyncIterator]() {
        for await (const cells of rows) {
          const told = others.flatMap((name, index) => {
            const cell = cells[own.length + index] ?? null;
            return cell === null ? [] : [[name, plain(cell)] as const];
          });
          const last = told.length === 0 ? null : JSON.stringify(Object.fromEntries(told));
          yield [...cells.slice(0, own.length), last];
        }
      },
    },
  };
}

/** Moments in UTC, lengths of time in seconds. */
function plain(cell: NonNullable<SheetCell>): string | number {
  if (typeof cell !== 'object') return cell;
  return 'moment' in cell ? new Date(cell.moment).toISOString() : cell.lasts / 1000;
}
