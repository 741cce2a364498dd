import { mostCounted } from '../../shared/api.ts';
import { type ExportEstimate, mostSheetRows } from '../../shared/export.ts';
import { processStates } from '../../shared/states.ts';
import { asksForTests } from '../search/about-filter.ts';
import type { Store } from '../store/store.ts';
import { again } from './again.ts';
import type { ExportContent, ExportFormat } from './format.ts';
import type { Search, WalkParts } from './search-walk.ts';
import { columnsOf } from './columns.ts';
import { exported, type ExportedProcess } from './timeline-rows.ts';

/** So many are looked at from each end of a search. */
const sampled = 20;

type Parts = WalkParts & { store: Pick<Store, 'counts'> };

/** How many processes a search has by the same counters as the list; a past is not counted. */
export async function countOf(
  store: Pick<Store, 'counts'>,
  { filter, at, moment }: Search,
): Promise<{ processes: number | null; isMore: boolean }> {
  if (moment !== null) return { processes: null, isMore: false };
  const { counts, capped } = await store.counts(filter, mostCounted, at);
  const tests = asksForTests(filter) ? 0 : counts.tests;
  return { processes: processStates.reduce((sum, state) => sum + counts[state], tests), isMore: capped };
}

/** How large a file of a search would be: its first and its last are written, as if that were all. */
export async function estimate(
  parts: Parts,
  search: Search,
  format: ExportFormat,
  content: Omit<ExportContent, 'processes' | 'columns'>,
): Promise<ExportEstimate> {
  const { processes, isMore } = await countOf(parts.store, search);
  const sample = await sampleOf(parts, search);
  const [empty, bytes] = [await sizeOf([]), await sizeOf(sample)];
  const events = sample.reduce((sum, each) => sum + each.events.length, 0);
  // Few enough to be all of them.
  if (sample.length < sampled) return answer(sample.length, events, bytes);
  if (processes === null) return { processes, events: null, bytes: null, isMore, passesSheet: false };
  const ratio = processes / sample.length;
  return answer(processes, events * ratio, empty + (bytes - empty) * ratio);

  async function sizeOf(some: readonly ExportedProcess[]): Promise<number> {
    const all = again(some);
    let size = 0;
    for await (const piece of format.write({ ...content, processes: all, columns: () => columnsOf(all) }))
      size += Buffer.byteLength(piece);
    return size;
  }

  function answer(count: number, events: number, bytes: number): ExportEstimate {
    const rows = content.rows === 'events' ? Math.round(events) : count;
    return {
      processes: count,
      events: Math.round(events),
      bytes: Math.round(bytes),
      isMore,
      passesSheet: rows >= mostSheetRows,
    };
  }
}

async function sampleOf(parts: Parts, search: Search): Promise<ExportedProcess[]> {
  const orders = search.moment === null ? (['oldest', 'updated'] as const) : (['oldest', 'started'] as const);
  const sample: ExportedProcess[] = [];
  for (const order of orders) {
    const before = sample.length;
    for await (const each of exported(parts, { ...search, order })) {
      sample.push(each);
      if (sample.length - before === sampled) break;
    }
    if (sample.length < sampled) break;
  }
  return sample;
}
