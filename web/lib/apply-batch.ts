import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
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
  for (const [key, pages] of client.getQueriesData<InfiniteData<ProcessPage>>({ queryKey: ['processes'] })) {
    if (pages === undefined) continue;
    const turned = new Set<Process>();
    const patched = patchPages(pages, batch.processes, (row, told) => {
      const chosen = newer(row, told);
      if (chosen !== row && told.seq === row.seq) turned.add(told);
      return chosen;
    });
    if (patched !== pages) client.setQueryData(key, patched);
    if (turned.size > 0 && isAsked(client, key)) readAgain(client, key);
  }
  for (const process of batch.processes.values()) {
    const queryKey = ['process', process.processId];
    for (const [key, known] of client.getQueriesData<ProcessAnswer | null>({ queryKey })) {
      // It was not there when it was asked for, or may not have been: now it is.
      if (known === null || (known === undefined && isAsked(client, key))) readAgain(client, key);
      if (!known || processKey(known.process) !== processKey(process)) continue;
      if (newer(known.process, process) === known.process) continue;
      client.setQueryData(key, { ...known, process });
      if (known.process.seq !== process.seq)
        void client.invalidateQueries({ queryKey: ['events', process.processId] });
      // No number tells which of the two was read later.
      else if (isAsked(client, key)) readAgain(client, key);
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

function isAsked(client: QueryClient, key: QueryKey): boolean {
  return client.getQueryState(key)?.fetchStatus === 'fetching';
}

/**
 * Asks once more for what may have been read before something was told. A request that is under way is given up; where
 * there is no answer yet, invalidating alone would leave it to be taken for the new one.
 */
function readAgain(client: QueryClient, queryKey: QueryKey): void {
  const isFirst = ({ state }: { state: { data: unknown } }) => state.data === undefined;
  void client
    .cancelQueries({ queryKey, predicate: isFirst })
    .then(() => client.invalidateQueries({ queryKey }));
}

const living = ['processes', 'stations', 'process', 'events', 'side bar'];

/** After a gap that the server will not replay: everything that lives is asked for again. */
export function refetchAll(client: QueryClient): void {
  for (const name of living) readAgain(client, [name]);
}

/** The server stands on another database: its numbers start anew, so nothing known may win by its number. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ queryKey: ['arrivals'] });
  for (const name of [...living, 'deliveries', 'delivery']) void client.resetQueries({ queryKey: [name] });
}
