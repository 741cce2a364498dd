import { type ExportEstimate, mostSheetRows } from '../../shared/export.ts';
import { again } from './again.ts';
import { columnsOf } from './columns.ts';
import type { ExportContent, ExportFormat } from './format.ts';
import type { ExportedProcess } from './timeline-rows.ts';

/** Some of what a file would hold. */
export interface Sample {
  /** As many as are known to be in it; all of them, unless `isMore`. */
  processes: number;
  isMore: boolean;
  some: readonly ExportedProcess[];
}

/** How large a file would be: what is known of it is written, as if that were all. */
export async function estimate(
  { processes, isMore, some }: Sample,
  format: ExportFormat,
  content: Omit<ExportContent, 'processes' | 'columns'>,
): Promise<ExportEstimate> {
  if (some.length === 0 && isMore)
    return { processes, events: null, bytes: null, isMore, passesSheet: false };
  const [empty, bytes] = [await sizeOf([]), await sizeOf(some)];
  const ratio = some.length === 0 ? 1 : processes / some.length;
  const events = Math.round(some.reduce((sum, each) => sum + each.events.length, 0) * ratio);
  return {
    processes,
    events,
    bytes: Math.round(empty + (bytes - empty) * ratio),
    isMore,
    passesSheet: (content.rows === 'events' ? events : processes) >= mostSheetRows,
  };

  async function sizeOf(all: readonly ExportedProcess[]): Promise<number> {
    const given = again(all);
    let size = 0;
    for await (const piece of format.write({ ...content, processes: given, columns: () => columnsOf(given) }))
      size += Buffer.byteLength(piece);
    return size;
  }
}
