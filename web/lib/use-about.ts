import { useQuery } from '@tanstack/react-query';
import { about, type About } from '../../shared/api.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** What the server says of itself, asked again every minute; undefined while it has not answered. */
export function useAbout(): About | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.about,
    queryFn: ({ signal }) => getJson('api/about', about, signal),
    staleTime: Infinity,
    refetchInterval: 60_000,
  });
  return data;
}
