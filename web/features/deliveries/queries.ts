import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  decisionAnswer,
  deliveryPage,
  replayAnswer,
  resendAnswer,
  type DecisionAnswer,
  type DecisionRequest,
  type DeliveryKind,
  type ReplayAnswer,
  type ReplayRequest,
  type ResendAnswer,
} from '../../../shared/delivery.ts';
import { getJson, postJson } from '../../lib/api.ts';
import { queryKeys, type DeliveryFilter } from '../../lib/query-keys.ts';
import type { ListPage } from './list-news.ts';

const pageSize = 100;
const newsSize = 50;
/** Milliseconds between two looks for what is new, while the page can be seen. */
const lookAgain = 2_000;
/** As many as may be read again with one request. */
const mostAtOnce = 1_000;

function read(filter: DeliveryFilter, limit: number, cursor: string | null, signal?: AbortSignal) {
  const params = new URLSearchParams({ limit: String(limit) });
  if (filter.verdict !== null) params.set('verdict', filter.verdict);
  if (filter.source !== null) params.set('source', filter.source);
  if (cursor !== null) params.set('cursor', cursor);
  return getJson(`api/deliveries?${params.toString()}`, deliveryPage, signal);
}

export async function fetchPage(
  filter: DeliveryFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ListPage> {
  // The last delivery of one source may be long ago: then the last of any source tells how far the list has read.
  const before =
    cursor === null && filter.source !== null
      ? await read({ ...filter, source: null }, 1, null, signal)
      : undefined;
  const page = await read(filter, pageSize, cursor, signal);
  const last = (before ?? page).items[0]?.id ?? 0;
  return { ...page, upTo: cursor === null ? last : 0 };
}

/** Never stale by age: the news are merged into it where they stand. */
export function listOptions(filter: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: queryKeys.deliveries(filter),
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Infinity,
  });
}

/** Of every source: to find those of a quiet one, the server would have to look far back each time. */
export function newsOptions(verdict: DeliveryKind | null) {
  return queryOptions({
    queryKey: queryKeys.deliveryNews(verdict),
    queryFn: ({ signal }) => read({ verdict, source: null }, newsSize, null, signal),
    refetchInterval: lookAgain,
    retry: false,
  });
}

type Replayed = ReplayAnswer['items'];

function replay(request: ReplayRequest): Promise<ReplayAnswer> {
  return postJson('api/deliveries/replay', request, replayAnswer);
}

export async function replaySome(ids: readonly number[]): Promise<Replayed> {
  const items: Replayed = [];
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    items.push(...(await replay({ ids: ids.slice(at, at + mostAtOnce) })).items);
  }
  return items;
}

export async function replayQuarantined(): Promise<Replayed> {
  const items: Replayed = [];
  let before: number | undefined;
  for (;;) {
    const answer = await replay({ verdict: 'quarantined', before });
    items.push(...answer.items);
    before = answer.items.at(-1)?.id;
    if (!answer.isMore || before === undefined) return items;
  }
}

export function decide(id: number, decision: DecisionRequest): Promise<DecisionAnswer> {
  return postJson(`api/deliveries/${id}/decision`, decision, decisionAnswer);
}

export function resend(id: number): Promise<ResendAnswer> {
  return postJson(`api/deliveries/${id}/resend`, {}, resendAnswer);
}
