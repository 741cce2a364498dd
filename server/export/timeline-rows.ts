import type { ArchiveSummary } from '../../shared/archive.ts';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import type { Fact } from '../process/fact.ts';
import type { FoldContext } from '../process/fold.ts';
import type { FoldedProcess } from '../process/folded.ts';
import { summarizeArchive } from '../process/summarize-archive.ts';
import { withOutlook } from '../process/with-outlook.ts';
import type { Filter } from '../search/filter.ts';
import type { Store } from '../store/store.ts';

/** A process as it stood when the export began, with its timeline. When it is late or quiet, see `withOutlook`. */
export interface ExportedProcess {
  process: Process;
  events: Event[];
  /** Null without one. */
  archive: ArchiveSummary | null;
}

export interface ExportParts {
  store: Pick<Store, 'processes' | 'position' | 'log' | 'limits'>;
  fold: (context: FoldContext, facts: readonly [Fact, ...Fact[]]) => FoldedProcess;
  timeline: (facts: readonly Fact[]) => Event[];
}

const pageSize = 100;

/**
 * Every process of a search, oldest first, page by page, so that an export of any size needs the memory of one
 * page. All of them stand as of `upTo`: what arrives while the file is written is not in it.
 * `at`, in epoch milliseconds, decides what counts as late or quiet.
 */
export async function* exported(
  { store, fold, timeline }: ExportParts,
  filter: Filter,
  { upTo, at }: { upTo: number; at: number },
): AsyncGenerator<ExportedProcess> {
  for await (const { processId, source } of found(store, filter, at)) {
    const log = await store.log(processId, source);
    const [first, ...rest] = log?.facts.filter((fact) => fact.seq <= upTo) ?? [];
    if (!log || !first) continue;
    const facts = [first, ...rest] as const;
    const { closing } = log.context;
    const context = { ...log.context, closing: closing && closing.seq <= upTo ? closing : null };
    const process = fold(context, facts);
    const limits = await store.limits(process.workflow);
    yield {
      process: withOutlook(process, limits),
      events: timeline(facts),
      archive: summarizeArchive(facts),
    };
  }
}

/** Every label key of a search, sorted: a table must know its columns before its first row. */
export async function labelKeys(
  store: Pick<Store, 'processes'>,
  filter: Filter,
  at: number,
): Promise<string[]> {
  const keys = new Set<string>();
  for await (const process of found(store, filter, at))
    for (const key of Object.keys(process.labels)) keys.add(key);
  return [...keys].sort();
}

async function* found(store: Pick<Store, 'processes'>, filter: Filter, at: number): AsyncGenerator<Process> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['processes']>> = await store.processes({
      filter,
      sort: 'oldest',
      limit: pageSize,
      cursor,
      at,
    });
    yield* page.items;
    cursor = page.nextCursor;
    // A long export must not keep intake waiting between its pages.
    await new Promise((resolve) => setImmediate(resolve));
  } while (cursor !== null);
}
