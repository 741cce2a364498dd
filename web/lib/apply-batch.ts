import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ProcessPage } from '../../shared/api.ts';
import { addArrivals, noArrivals, type Arrivals } from './arrivals.ts';
import type { ChangeBatch } from './change-batch.ts';
import { keepNewestAnswer, keepNewestPages, patchPages } from './keep-newest.ts';
import { processKey } from './process-key.ts';
import { queryKeys, type ListQuery } from './query-keys.ts';

/** Answers of requests may be older than what the socket wrote meanwhile: the cache keeps the newer rows. */
export function guardSnapshots(client: QueryClient): void {
  client.setQueryDefaults(['process'], { structuralSharing: keepNewestAnswer });
  client.setQueryDefaults(['processes'], { structuralSharing: keepNewestPages });
  client.setQueryDefaults(['arrivals'], { structuralSharing: false });
}

/** Writes one batch into the cache: rows where they stand, the page of a process, and the list's arrivals. */
export function applyBatch(client: QueryClient, batch: ChangeBatch, list: ListQuery | null): void {
  client.setQueriesData<InfiniteData<ProcessPage>>({ queryKey: ['processes'] }, (pages) =>
    pages === undefined ? undefined : patchPages(pages, batch.processes),
  );
  for (const process of batch.processes.values()) {
    const queryKey = ['process', process.processId];
    for (const [key, known] of client.getQueriesData<{ process: typeof process } | null>({ queryKey })) {
      // It was not there when it was asked for: now it is.
      if (known === null) void client.invalidateQueries({ queryKey: key });
      if (!known || processKey(known.process) !== processKey(process)) continue;
      if (known.process.seq >= process.seq) continue;
      client.setQueryData(key, { ...known, process });
      void client.invalidateQueries({ queryKey: ['events', process.processId] });
    }
  }
  if (list !== null) {
    client.setQueryData<Arrivals>(queryKeys.arrivals(list), (known = noArrivals) =>
      addArrivals(known, batch),
    );
  }
}

const living = ['processes', 'process', 'events', 'workflows'];

/** After a gap that the server will not replay: everything that lives is asked for again. */
export function refetchAll(client: QueryClient): void {
  for (const name of living) void client.invalidateQueries({ queryKey: [name] });
}

/** The server stands on another database: its numbers start anew, so nothing known may win by its number. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ queryKey: ['arrivals'] });
  for (const name of living) void client.resetQueries({ queryKey: [name] });
}
