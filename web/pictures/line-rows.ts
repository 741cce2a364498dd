import type { TFunction } from 'i18next';
import type { Process } from '../../shared/process.ts';
import { stopWords } from '../features/timeline/stop-words.ts';
import type { TimeFormat } from '../lib/format-time.ts';
import { foldLine, type LinePlace } from '../ui/fold-line.ts';
import type { LineLayout } from '../ui/line-layout.ts';
import { wrapText } from './text/fit-text.ts';

/** What stands below a mark. */
export interface StopLines {
  name: string;
  remarks: { line: string; isLate: boolean }[];
  /** Pixels that a line of it may take. */
  room: number;
}

/** One of the rows that a line is broken into: nothing scrolls and nothing can be unfolded in a picture. */
export interface LineRow {
  places: readonly LinePlace[];
  lines: readonly StopLines[];
  y: number;
}

export interface LineRows {
  rows: LineRow[];
  share: number;
  height: number;
}

/** Edge of a mark on the line of a picture, halo included. */
export const lineMark = 28;
/** From the top of a row to the ground line of the names, and of the first remark; and from one remark to the next. */
export const nameDrop = 50;
export const remarkDrop = 69;
export const remarkHeight = 16;
export const remarkSize = 12;

const mostInRow = 8;
const lastShare = 132;
const rowGap = 18;

/** Every stop of a line, broken into rows of equal shares. */
export function lineRows(
  process: Process,
  layout: LineLayout,
  width: number,
  { now, t, time, archive }: { now: number; t: TFunction<'timeline'>; time: TimeFormat; archive: string },
): LineRows {
  const places = foldLine(layout, Infinity, null);
  const perRow = Math.min(mostInRow, places.length);
  // The last one of all takes no more than its words need, as on the page.
  const share = perRow === places.length && perRow > 1 ? (width - lastShare) / (perRow - 1) : width / perRow;
  const roomOf = (at: number) => Math.min(share, width - at * share);
  const rows: LineRow[] = [];
  let y = 0;
  for (let from = 0; from < places.length; from += perRow) {
    const row = places.slice(from, from + perRow);
    const lines = row.map(({ stop }, at): StopLines => {
      if (stop === null) return { name: '', remarks: [], room: 0 };
      const remarks = stopWords(stop, process, now, t, time).flatMap(({ words, isLate }) =>
        wrapText(words, remarkSize, roomOf(at) - 14).map((line) => ({ line, isLate })),
      );
      return { name: stop.kind === 'archive' ? archive : stop.name, remarks, room: roomOf(at) - 12 };
    });
    rows.push({ places: row, lines, y });
    const most = Math.max(...lines.map(({ remarks }) => remarks.length));
    y += (most === 0 ? nameDrop + 6 : remarkDrop + (most - 1) * remarkHeight + 6) + rowGap;
  }
  return { rows, share, height: Math.max(0, y - rowGap) };
}
