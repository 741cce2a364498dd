import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  credentialAnswer,
  sourceAnswer,
  type CredentialAnswer,
  type NewCredential,
  type NewSource,
  type Provider,
  type Source,
  type SourceChange,
  type SourceList,
} from '../../../shared/source.ts';
import { ApiError } from '../../lib/api-error.ts';
import { getJson, patch, patchJson, postJson, remove } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useProviders } from '../../lib/use-providers.ts';
import { useSources } from '../../lib/use-sources.ts';

export interface Listing {
  /** Undefined until both are known. */
  known: { list: SourceList; providers: readonly Provider[] } | undefined;
  /** Why they are not known; null while they are, or may be yet. */
  error: Error | null;
  retry: () => void;
}

/** Every source and what this version knows of their vendors, asked again every so many milliseconds. */
export function useListing(every: number): Listing {
  const sources = useSources(every);
  const providers = useProviders();
  const isKnown = sources.data !== undefined && providers.data !== undefined;
  return {
    known: isKnown ? { list: sources.data, providers: providers.data.items } : undefined,
    error: isKnown ? null : (sources.error ?? providers.error),
    retry() {
      void sources.refetch();
      void providers.refetch();
    },
  };
}

export interface Looked {
  /** Undefined until both are known; `source` is null where there is none of that number. */
  known: { source: Source | null; providers: readonly Provider[] } | undefined;
  error: Error | null;
  retry: () => void;
}

/** One source, asked again every so many milliseconds; at first as the list has it, where that is there. */
export function useSource(id: string, every: number): Looked {
  const client = useQueryClient();
  const providers = useProviders();
  const list = client.getQueryData<SourceList>(queryKeys.sources);
  const listed = list?.items.find((each) => String(each.id) === id);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.source(id),
    queryFn: ({ signal }) => getJson(`api/sources/${encodeURIComponent(id)}`, sourceAnswer, signal),
    ...(listed && { placeholderData: { source: listed } }),
    refetchInterval: every,
    refetchOnWindowFocus: true,
  });
  const isGone = error instanceof ApiError && error.code === 'source_not_found';
  const source = isGone ? null : data?.source;
  const isKnown = source !== undefined && providers.data !== undefined;
  return {
    known: isKnown ? { source, providers: providers.data.items } : undefined,
    error: isKnown ? null : (error ?? providers.error),
    retry() {
      void refetch();
      void providers.refetch();
    },
  };
}

/** All that a person can do to sources. Each throws an `ApiError`; what the pages show follows by itself. */
export interface SourceVerbs {
  create: (source: NewSource) => Promise<Source>;
  /** As it is at this moment. */
  look: (id: number) => Promise<Source>;
  change: (id: number, change: SourceChange) => Promise<void>;
  remove: (id: number) => Promise<void>;
  /** The answer holds the secret, this once. */
  addCredential: (id: number, credential: NewCredential) => Promise<CredentialAnswer>;
  dropCredential: (id: number, credentialId: number) => Promise<void>;
  createByDelivery: (on: boolean) => Promise<void>;
}

export function useSourceVerbs(): SourceVerbs {
  const client = useQueryClient();
  const { sources: queryKey } = queryKeys;

  /** An answer to an older question must not undo what was just done. */
  async function write(update: (list: SourceList) => SourceList): Promise<void> {
    await client.cancelQueries({ queryKey });
    client.setQueryData<SourceList>(queryKey, (list) => list && update(list));
    await client.invalidateQueries({ queryKey: queryKeys.sourceCount });
  }
  async function put(source: Source): Promise<void> {
    const one = queryKeys.source(String(source.id));
    await client.cancelQueries({ queryKey: one });
    client.setQueryData(one, { source });
    await write((list) => {
      const isKnown = list.items.some(({ id }) => id === source.id);
      const items = list.items.map((each) => (each.id === source.id ? source : each));
      return { ...list, items: isKnown ? items : [...items, source] };
    });
  }
  /** Of the list, the number of sources and each single one. */
  const refresh = () => client.invalidateQueries({ queryKey: ['sources'] });

  return {
    async create(given) {
      const { source } = await postJson('api/sources', given, sourceAnswer);
      await put(source);
      return source;
    },
    look: async (id) => (await getJson(`api/sources/${id}`, sourceAnswer)).source,
    async change(id, change) {
      const { source } = await patchJson(`api/sources/${id}`, change, sourceAnswer);
      await put(source);
    },
    async remove(id) {
      await remove(`api/sources/${id}`);
      await refresh();
    },
    async addCredential(id, given) {
      const answer = await postJson(`api/sources/${id}/credentials`, given, credentialAnswer);
      await refresh();
      return answer;
    },
    async dropCredential(id, credentialId) {
      await remove(`api/sources/${id}/credentials/${credentialId}`);
      await refresh();
    },
    async createByDelivery(on) {
      await patch('api/settings', { createSourcesByDelivery: on });
      await write((list) => ({ ...list, createByDelivery: on }));
    },
  };
}
