import type { ArchiveSummary } from '../../shared/archive.ts';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import { timeline } from '../process/event.ts';
import { summarizeArchive } from '../process/summarize-archive.ts';
import type { Stood } from './as-of-number.ts';
import { type Search, walkSearch, type WalkParts } from './search-walk.ts';

/** A process as it stood when the export began, with its timeline. When it is late or quiet, see `withOutlook`. */
export interface ExportedProcess {
  process: Process;
  events: Event[];
  /** Null without one. */
  archive: ArchiveSummary | null;
}

export function toExported({ process, facts }: Stood): ExportedProcess {
  return { process, events: timeline(facts), archive: summarizeArchive(facts) };
}

/**
 * Every process of a search, page by page, so that an export of any size needs the memory of one page. It can be read
 * several times, and is the same each time.
 */
export function exported(parts: WalkParts, search: Search): AsyncIterable<ExportedProcess> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const { stood } of walkSearch(parts, search)) {
        const found = await stood();
        if (found) yield toExported(found);
      }
    },
  };
}
