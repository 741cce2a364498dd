import type { DeliveryKind } from '../../shared/delivery.ts';

/** What a board asks for; the same text search goes to the list, the counters, the socket and the export. */
export interface ListQuery {
  /** The whole search in the query language, state and workflow included. */
  q: string;
  sort: string;
}

/** Which deliveries; null for all. */
export interface DeliveryFilter {
  verdict: DeliveryKind | null;
  /** A slug. */
  source: string | null;
}

/**
 * The names of everything in the query cache. What lies under each:
 * `sources` a `SourceList`, `sourceCount` as much of it as counts them, `source` a `{source}` answer,
 * `catchUp` a `{catchUp}` answer, `providers` a `{items: Provider[]}` answer,
 * `process` a `{process}` answer, `past` one as of a moment, by the number of the process as it was known then, `pastProcesses`
 * the infinite pages of a list as of a moment, which nothing that happens now is written into, `firstMoment` when the
 * first process began, `news` a `News` answer as of a return to the board, `candidates`
 * a page of processes to choose one from, `events` a `{items: Event[]}` answer, `delivery` a `DeliveryDetail`,
 * `processes` the infinite pages of a list, `found` the first few of a search, `newest` a page
 * with the one that changed last, `arrivals` what the socket told about that list since,
 * `views` a `ViewList`, `stations` a `StationBoard`, `stationCounts` a list of which only the counters are read,
 * `deliveries` the infinite pages of a list, `deliveryNews` the newest ones of a verdict, asked for again and again,
 * `waiting` a page of those that wait for a person.
 */
export const queryKeys = {
  about: ['about'] as const,
  signedIn: ['signed in'] as const,
  workflows: ['workflows'] as const,
  views: ['views'] as const,
  sources: ['sources', 'list'] as const,
  sourceCount: ['sources', 'count'] as const,
  source: (id: string) => ['sources', 'one', id] as const,
  catchUp: (id: number) => ['catch-up', id] as const,
  providers: ['providers'] as const,
  processes: (list: ListQuery) => ['processes', list] as const,
  newest: (q: string) => ['newest', q] as const,
  found: (q: string) => ['found', q] as const,
  arrivals: (list: ListQuery) => ['arrivals', list] as const,
  stations: (list: ListQuery) => ['stations', list] as const,
  stationCounts: (q: string) => ['stations', 'counts', q] as const,
  process: (processId: string, source?: string | null) => ['process', processId, source ?? null] as const,
  candidates: (search: string) => ['candidates', search] as const,
  past: (processId: string, source: string | null, at: string, seq: number) =>
    ['past', processId, source, at, seq] as const,
  firstMoment: ['past', 'first'] as const,
  news: (q: string, after: number | null, returnedAt: number | null) =>
    ['news', q, after, returnedAt] as const,
  pastProcesses: (list: ListQuery, at: number) => ['past', 'list', list, at] as const,
  events: (processId: string, source?: string | null) => ['events', processId, source ?? null] as const,
  deliveries: (filter: DeliveryFilter) => ['deliveries', 'list', filter] as const,
  deliveryNews: (verdict: DeliveryKind | null) => ['deliveries', 'news', verdict] as const,
  waiting: (kind: DeliveryKind) => ['deliveries', 'waiting', kind] as const,
  delivery: (id: number) => ['delivery', id] as const,
};
