import { onlineManager, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../lib/api-error.ts';

/** What may be different a moment later; every other refusal stays one. */
const passing = ['unreachable', 'unavailable', 'internal'];

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The socket keeps the cache fresh, so coming back to a window is no reason to ask again.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        staleTime: 10_000,
        // Where the live line is down too, whatever failed is asked for again once it is back.
        retry: (failures, error) =>
          failures < 2 &&
          onlineManager.isOnline() &&
          error instanceof ApiError &&
          passing.includes(error.code),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
    },
  });
}
