import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ProcessPage } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import type { ProcessAnswer } from '../../shared/process-answer.ts';
import { addArrivals, noArrivals, type Arrivals } from './arrivals.ts';
import type { ChangeBatch } from './change-batch.ts';
import { keepNewestAnswer, keepNewestPages, newer, patchPages } from './keep-newest.ts';
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
    for (const [key, known] of client.getQueriesData<ProcessAnswer | null>({ queryKey })) {
      // It was not there when it was asked for: now it is.
      if (known === null) void client.invalidateQueries({ queryKey: key });
      if (!known || processKey(known.process) !== processKey(process)) continue;
      if (newer(known.process, process) === known.process) continue;
      client.setQueryData(key, { ...known, process });
      if (known.process.seq === process.seq) continue;
      void client.invalidateQueries({ queryKey: ['events', process.processId] });
    }
    if (process.parentId !== null) patchChildren(client, process.parentId, process);
  }
  // For the page of a process, which leaves no search, this means that it was removed.
  for (const processId of batch.left.keys()) {
    void client.invalidateQueries({ queryKey: ['process', processId] });
  }
  if (list !== null) {
    client.setQueryData<Arrivals>(queryKeys.arrivals(list), (known = noArrivals) =>
      addArrivals(known, batch),
    );
  }
}

/** Puts a child into the page of its parent: in its place, or after the others. */
function patchChildren(client: QueryClient, parentId: string, child: Process): void {
  client.setQueriesData<ProcessAnswer | null>({ queryKey: ['process', parentId] }, (known) => {
    if (!known || known.process.source !== child.source) return known;
    const at = known.children.findIndex(({ processId }) => processId === child.processId);
    if (at === -1) return { ...known, children: [...known.children, child] };
    const children = known.children.map((each, index) => (index === at ? newer(each, child) : each));
    return { ...known, children };
  });
}

const living = ['processes', 'stations', 'process', 'events', 'side bar'];

/** After a gap that the server will not replay: everything that lives is asked for again. */
export function refetchAll(client: QueryClient): void {
  for (const name of living) void client.invalidateQueries({ queryKey: [name] });
}

/** The server stands on another database: its numbers start anew, so nothing known may win by its number. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ queryKey: ['arrivals'] });
  for (const name of [...living, 'deliveries', 'delivery']) void client.resetQueries({ queryKey: [name] });
}
